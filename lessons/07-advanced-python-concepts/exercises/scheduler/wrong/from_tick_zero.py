# fails: test_sleeps_add_up: ends at tick 5
# fails: test_same_tick_first_asleep_first: so b, a, c is the order
# fails: test_asleep_first_though_later_in_the_list: so b is first
from heapq import heappop, heappush
from itertools import count


def run(tasks):
    turn, sleepers, done = count(), [], []
    for name, task in tasks:
        heappush(sleepers, (0, next(turn), name, task))
    while sleepers:
        tick, _, name, task = heappop(sleepers)
        try:
            wake = next(task)
        except StopIteration as end:
            done.append((tick, name, end.value))
        except Exception as error:
            done.append((tick, name, error))
        else:
            heappush(sleepers, (wake, next(turn), name, task))
    return done
