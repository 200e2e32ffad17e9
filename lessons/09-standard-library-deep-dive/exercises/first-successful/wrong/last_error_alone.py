# fails: test_all_fail: raise an ExceptionGroup
from concurrent.futures import as_completed


def first_ok(fns, executor):
    futures = [executor.submit(fn) for fn in fns]
    try:
        for future in as_completed(futures):
            if future.exception() is None:
                return future.result()
    finally:
        for other in futures:
            other.cancel()
    raise future.exception()
