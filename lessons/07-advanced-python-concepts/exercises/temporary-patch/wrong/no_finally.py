# fails: test_after_exception: should be 'shut' again
from contextlib import contextmanager

MISSING = object()


@contextmanager
def patched(obj, name, value):
    old = vars(obj).get(name, MISSING)
    setattr(obj, name, value)
    yield
    if old is MISSING:
        delattr(obj, name)
    else:
        setattr(obj, name, old)
