# fails: test_asleep_first_though_later_in_the_list: so b is first
# fails: test_zero_lets_the_others_go: let the others of this tick
from heapq import heappop, heappush


def run(tasks):
    sleepers, done = [], []
    for place, (name, task) in enumerate(tasks):
        heappush(sleepers, (0, place, name, task))
    while sleepers:
        tick, place, name, task = heappop(sleepers)
        try:
            wake = tick + next(task)
        except StopIteration as end:
            done.append((tick, name, end.value))
        except Exception as error:
            done.append((tick, name, error))
        else:
            heappush(sleepers, (wake, place, name, task))
    return done
