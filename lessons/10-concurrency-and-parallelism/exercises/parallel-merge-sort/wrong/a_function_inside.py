# fails: test_in_processes: a process finds a task by its name
from heapq import merge


def parallel_sort(items, pool, chunks, key=None):
    def sort_chunk(chunk):
        return sorted(chunk, key=key)

    count = min(chunks, len(items))
    parts = [
        items[
            number * len(items) // count : (number + 1)
            * len(items)
            // count
        ]
        for number in range(count)
    ]
    return list(merge(*pool.map(sort_chunk, parts), key=key))
