from concurrent.futures import ThreadPoolExecutor


def first_ok(fns, executor):
    futures = [executor.submit(fn) for fn in fns]
    return futures[0].result()


with ThreadPoolExecutor(2) as pool:
    print(first_ok([lambda: 14, lambda: 12], pool))
