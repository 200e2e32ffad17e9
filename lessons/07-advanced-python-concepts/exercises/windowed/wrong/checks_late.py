# fails: test_bad_width_at_the_call: not at the first next()
# fails: test_negative: should raise a ValueError
from collections import deque


def windows(iterable, n):
    if n < 1:
        raise ValueError("a window needs at least one item")
    window = deque(maxlen=n)
    for item in iterable:
        window.append(item)
        if len(window) == n:
            yield tuple(window)
