# fails: test_error_stops_nobody: should not come out of run()
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
        else:
            heappush(sleepers, (wake, next(turn), name, task))
    return done
