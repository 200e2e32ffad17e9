from contextlib import contextmanager
from time import perf_counter


class Timed:
    def __init__(self, name, sink, clock=perf_counter):
        self.name, self.sink, self.clock = name, sink, clock

    def __enter__(self):
        pass

    def __exit__(self, kind, error, trace):
        pass


@contextmanager
def timed(name, sink, clock=perf_counter):
    yield


sink = []
with timed("glaze", sink), Timed("glaze", sink):
    sum(range(1000))
print(sink)
