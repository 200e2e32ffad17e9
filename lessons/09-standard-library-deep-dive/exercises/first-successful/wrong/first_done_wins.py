# fails: test_failure_is_passed_over: gave the exception
# fails: test_all_fail: raise an ExceptionGroup
from concurrent.futures import as_completed


def first_ok(fns, executor):
    futures = [executor.submit(fn) for fn in fns]
    try:
        return next(as_completed(futures)).result()
    finally:
        for future in futures:
            future.cancel()
