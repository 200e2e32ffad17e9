from concurrent.futures import ThreadPoolExecutor


def parallel_sort(items, pool, chunks, key=None):
    return pool.submit(sorted, items).result()


with ThreadPoolExecutor(2) as pool:
    print(parallel_sort([3, 1, 2], pool, 2))
