# fails: test_exception_stops: waiting calls should be cancelled
from collections import deque
from itertools import islice


def limited_map(fn, items, n, executor):
    items = iter(items)
    futures = deque(
        executor.submit(fn, item) for item in islice(items, n)
    )
    while futures:
        yield futures.popleft().result()
        for item in islice(items, 1):
            futures.append(executor.submit(fn, item))
