# fails: test_filled: should give A x B
# fails: test_middle_ends_first: keep the turns
from collections import deque


def roundrobin(*sources):
    waiting = deque(map(iter, sources))
    while waiting:
        try:
            yield next(waiting[0])
            waiting.rotate(-1)
        except StopIteration:
            waiting.popleft()


def interleave_longest(*sources, fill=None):
    return roundrobin(*sources)
