# fails: test_exception_stops: waiting calls should be cancelled
from itertools import batched


def limited_map(fn, items, n, executor):
    for batch in batched(items, n):
        futures = [executor.submit(fn, item) for item in batch]
        for future in futures:
            yield future.result()
