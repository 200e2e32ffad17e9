# fails: test_reads_no_more_than_needed: nothing should be read before
from collections import deque
from itertools import islice


def windows(iterable, n):
    if n < 1:
        raise ValueError("a window needs at least one item")
    items = iter(iterable)
    window = deque(islice(items, n), maxlen=n)

    def slide():
        if len(window) == n:
            yield tuple(window)
            for item in items:
                window.append(item)
                yield tuple(window)

    return slide()
