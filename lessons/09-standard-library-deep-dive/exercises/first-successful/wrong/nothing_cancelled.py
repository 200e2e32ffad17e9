# fails: test_queued_work_is_cancelled: 3 of 3 were run
from concurrent.futures import as_completed


def first_ok(fns, executor):
    futures = [executor.submit(fn) for fn in fns]
    for future in as_completed(futures):
        if future.exception() is None:
            return future.result()
    failed = [future.exception() for future in futures]
    raise ExceptionGroup("all failed", failed)
