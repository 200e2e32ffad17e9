# fails: test_too_short: two items fill no window of three
from collections import deque
from itertools import islice


def windows(iterable, n):
    if n < 1:
        raise ValueError("a window needs at least one item")

    def slide(items):
        window = deque(islice(items, n), maxlen=n)
        yield tuple(window)
        for item in items:
            window.append(item)
            yield tuple(window)

    return slide(iter(iterable))
