# fails: test_order_of_ends: should give [(1, 'south', 10)
from heapq import heappop, heappush
from itertools import count


def run(tasks):
    turn, sleepers, done = count(), [], []
    for name, task in tasks:
        heappush(sleepers, (0, next(turn), name, task))
    while sleepers:
        tick, _, name, task = heappop(sleepers)
        try:
            ticks = next(task, None)
        except Exception as error:
            done.append((tick, name, error))
            continue
        if ticks is None:
            done.append((tick, name, None))
        else:
            heappush(
                sleepers, (tick + ticks, next(turn), name, task)
            )
    return done
