import tracemalloc


def bytes_per_instance(cls, n):
    # The list exists before the measuring: it doesn't count.
    kept = [None] * n
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for place in range(n):
            kept[place] = cls()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return (after - before) / n
