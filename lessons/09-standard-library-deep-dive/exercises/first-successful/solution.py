from concurrent.futures import as_completed


def first_ok(fns, executor):
    futures = [executor.submit(fn) for fn in fns]
    try:
        for future in as_completed(futures):
            if future.exception() is None:
                return future.result()
    finally:
        # Refused by those that run: a thread can't be stopped.
        for future in futures:
            future.cancel()
    failed = [future.exception() for future in futures]
    raise ExceptionGroup("all failed", failed)
