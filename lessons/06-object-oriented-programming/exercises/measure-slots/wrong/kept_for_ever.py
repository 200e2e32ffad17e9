# fails: test_nothing_left: 20 objects are still alive
import tracemalloc

ALL = []


def bytes_per_instance(cls, n):
    kept = [None] * n
    ALL.append(kept)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for place in range(n):
            kept[place] = cls()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return (after - before) / n
