from collections import deque
from itertools import chain, zip_longest


def roundrobin(*sources):
    waiting = deque(iter(source) for source in sources)
    while waiting:
        source = waiting.popleft()
        try:
            item = next(source)
        except StopIteration:
            continue
        # One item at a time: nothing is read that isn't given.
        yield item
        waiting.append(source)


def interleave_longest(*sources, fill=None):
    return chain.from_iterable(
        zip_longest(*sources, fillvalue=fill)
    )
