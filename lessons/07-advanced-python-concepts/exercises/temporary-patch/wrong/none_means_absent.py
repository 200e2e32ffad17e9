# fails: test_none: should be None again
from contextlib import contextmanager


@contextmanager
def patched(obj, name, value):
    old = vars(obj).get(name)
    setattr(obj, name, value)
    try:
        yield
    finally:
        if old is None:
            delattr(obj, name)
        else:
            setattr(obj, name, old)
