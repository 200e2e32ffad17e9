# fails: test_never_more_than_n: items were taken at one time
# fails: test_endless: items were taken
# fails: test_exception_stops: were begun
def limited_map(fn, items, n, executor):
    futures = [executor.submit(fn, item) for item in items]
    for future in futures:
        yield future.result()
