# fails: test_first_result: fast function's result
# fails: test_later_failure: without waiting
def first_ok(fns, executor):
    futures = [executor.submit(fn) for fn in fns]
    failed = []
    for future in futures:
        try:
            result = future.result()
        except Exception as error:
            failed.append(error)
        else:
            for other in futures:
                other.cancel()
            return result
    raise ExceptionGroup("all failed", failed)
