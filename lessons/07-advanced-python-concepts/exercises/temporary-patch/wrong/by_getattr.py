# fails: test_inherited: and not hold 'shut' itself
# fails: test_static_method: came back as something else
from contextlib import contextmanager

MISSING = object()


@contextmanager
def patched(obj, name, value):
    old = getattr(obj, name, MISSING)
    setattr(obj, name, value)
    try:
        yield
    finally:
        if old is MISSING:
            delattr(obj, name)
        else:
            setattr(obj, name, old)
