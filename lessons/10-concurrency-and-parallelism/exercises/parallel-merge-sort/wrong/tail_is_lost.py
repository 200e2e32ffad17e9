# fails: test_sorts: should become
# fails: test_a_task_for_each_chunk: 10 to 1 became
# fails: test_stable_with_key: words of equal length
# fails: test_one_item: became
# fails: test_in_processes: two processes sorted
from heapq import merge


def parallel_sort(items, pool, chunks, key=None):
    size = len(items) // chunks
    tasks = [
        pool.submit(sorted, items[start : start + size], key=key)
        for start in range(0, size * chunks, size or 1)
    ]
    return list(merge(*(task.result() for task in tasks), key=key))
