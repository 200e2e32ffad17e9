from concurrent.futures import ThreadPoolExecutor


def limited_map(fn, items, n, executor):
    futures = [executor.submit(fn, item) for item in items]
    for future in futures:
        yield future.result()


with ThreadPoolExecutor(2) as pool:
    print(list(limited_map(abs, [-1, -2, -3], 2, pool)))
