# fails: test_stable_with_key: words of equal length
# fails: test_in_processes: two processes sorted
from heapq import merge


def parallel_sort(items, pool, chunks, key=None):
    chunks = min(chunks, len(items))
    tasks = []
    for number in range(chunks):
        start = number * len(items) // chunks
        stop = (number + 1) * len(items) // chunks
        tasks.append(
            pool.submit(sorted, items[start:stop], key=key)
        )
    return list(merge(*(task.result() for task in tasks)))
