# fails: test_tracing_is_off: tracemalloc is still on
# fails: test_tracing_is_off_after_an_error: tracemalloc stayed on
import tracemalloc


def bytes_per_instance(cls, n):
    kept = [None] * n
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for place in range(n):
        kept[place] = cls()
    after, _ = tracemalloc.get_traced_memory()
    return (after - before) / n
