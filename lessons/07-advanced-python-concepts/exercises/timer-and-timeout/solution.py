from contextlib import ContextDecorator, contextmanager
from time import perf_counter


class Timed(ContextDecorator):
    def __init__(self, name, sink, clock=perf_counter):
        self.name, self.sink, self.clock = name, sink, clock
        # As a decorator, one object serves all calls.
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
