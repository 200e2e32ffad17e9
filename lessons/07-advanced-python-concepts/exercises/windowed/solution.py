from collections import deque
from itertools import islice


def windows(iterable, n):
    # No yield in here, so the check runs when windows is called.
    if n < 1:
        raise ValueError("a window needs at least one item")
    return slide(iter(iterable), n)


def slide(items, n):
    window = deque(islice(items, n), maxlen=n)
    if len(window) < n:
        return
    yield tuple(window)
    for item in items:
        window.append(item)
        yield tuple(window)
