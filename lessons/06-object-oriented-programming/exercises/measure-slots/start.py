import tracemalloc


def bytes_per_instance(cls, n):
    tracemalloc.start()
    for _ in range(n):
        cls()
    size, _ = tracemalloc.get_traced_memory()
    return size / n


class Heavy:
    def __init__(self):
        self.load = bytes(1_000_000)


print(bytes_per_instance(Heavy, 3))
