# fails: test_same_tick_first_asleep_first: so b, a, c is the order
# fails: test_asleep_first_though_later_in_the_list: so b is first
# fails: test_zero_lets_the_others_go: let the others of this tick
# fails: test_same_names: two tasks with the same name
from heapq import heappop, heappush


def run(tasks):
    sleepers, done = [], []
    for name, task in tasks:
        heappush(sleepers, (0, name, task))
    while sleepers:
        tick, name, task = heappop(sleepers)
        try:
            wake = tick + next(task)
        except StopIteration as end:
            done.append((tick, name, end.value))
        except Exception as error:
            done.append((tick, name, error))
        else:
            heappush(sleepers, (wake, name, task))
    return done
