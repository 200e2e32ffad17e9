# fails: test_stable_with_key: words of equal length
from heapq import merge


def parallel_sort(items, pool, chunks, key=None):
    tasks = [
        pool.submit(sorted, items[number::chunks], key=key)
        for number in range(min(chunks, len(items)))
    ]
    return list(merge(*(task.result() for task in tasks), key=key))
