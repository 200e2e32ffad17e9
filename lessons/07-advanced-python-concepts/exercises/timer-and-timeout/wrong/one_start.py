# fails: test_calls_itself: Timed: the inner call took 1
from contextlib import ContextDecorator, contextmanager
from time import perf_counter


class Timed(ContextDecorator):
    def __init__(self, name, sink, clock=perf_counter):
        self.name, self.sink, self.clock = name, sink, clock

    def __enter__(self):
        self.start = self.clock()

    def __exit__(self, kind, error, trace):
        self.sink.append((self.name, self.clock() - self.start))


@contextmanager
def timed(name, sink, clock=perf_counter):
    start = clock()
    try:
        yield
    finally:
        sink.append((name, clock() - start))
