from collections import deque
from itertools import islice


def limited_map(fn, items, n, executor):
    items = iter(items)
    futures = deque(
        executor.submit(fn, item) for item in islice(items, n)
    )
    try:
        while futures:
            yield futures.popleft().result()
            # One result has gone, so one more item may come.
            for item in islice(items, 1):
                futures.append(executor.submit(fn, item))
    finally:
        for future in futures:
            future.cancel()
