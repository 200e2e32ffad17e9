from heapq import heappop, heappush
from itertools import count


def run(tasks):
    turn, sleepers, done = count(), [], []
    for name, task in tasks:
        heappush(sleepers, (0, next(turn), name, task))
    while sleepers:
        tick, _, name, task = heappop(sleepers)
        try:
            wake = tick + next(task)
        except StopIteration as end:
            done.append((tick, name, end.value))
        except Exception as error:
            done.append((tick, name, error))
        else:
            # The turn decides among those who wake together.
            heappush(sleepers, (wake, next(turn), name, task))
    return done
