from heapq import merge


def parallel_sort(items, pool, chunks, key=None):
    chunks = min(chunks, len(items))
    tasks = []
    for number in range(chunks):
        start = number * len(items) // chunks
        stop = (number + 1) * len(items) // chunks
        # All are submitted before the first result is asked for.
        tasks.append(
            pool.submit(sorted, items[start:stop], key=key)
        )
    return list(merge(*(task.result() for task in tasks), key=key))
