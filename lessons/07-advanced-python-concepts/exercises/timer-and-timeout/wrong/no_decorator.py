# fails: test_decorator: 'Timed' object is not callable
# fails: test_calls_itself: 'Timed' object is not callable
# fails: test_error_in_decorated: 'Timed' object is not callable
from contextlib import contextmanager
from time import perf_counter


class Timed:
    def __init__(self, name, sink, clock=perf_counter):
        self.name, self.sink, self.clock = name, sink, clock
        self.starts = []

    def __enter__(self):
        self.starts.append(self.clock())

    def __exit__(self, kind, error, trace):
        spent = self.clock() - self.starts.pop()
        self.sink.append((self.name, spent))


@contextmanager
def timed(name, sink, clock=perf_counter):
    start = clock()
    try:
        yield
    finally:
        sink.append((name, clock() - start))
