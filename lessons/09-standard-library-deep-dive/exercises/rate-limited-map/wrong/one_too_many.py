# fails: test_never_more_than_n: 4 items were taken
from collections import deque
from itertools import islice


def limited_map(fn, items, n, executor):
    items = iter(items)
    futures = deque(
        executor.submit(fn, item) for item in islice(items, n)
    )
    try:
        while futures:
            result = futures.popleft().result()
            for item in islice(items, 1):
                futures.append(executor.submit(fn, item))
            yield result
    finally:
        for future in futures:
            future.cancel()
