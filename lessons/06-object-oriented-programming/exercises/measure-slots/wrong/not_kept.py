# fails: test_weighs_the_load: each object holds a million bytes
# fails: test_slots_are_smaller: should be smaller than those without
import tracemalloc


def bytes_per_instance(cls, n):
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(n):
            cls()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return (after - before) / n
