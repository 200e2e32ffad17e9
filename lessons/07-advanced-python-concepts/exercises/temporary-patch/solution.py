from contextlib import contextmanager

MISSING = object()


@contextmanager
def patched(obj, name, value):
    # What obj holds itself, not what it inherits: a value that was
    # inherited would be left behind as its own.
    old = vars(obj).get(name, MISSING)
    setattr(obj, name, value)
    try:
        yield
    finally:
        if old is MISSING:
            delattr(obj, name)
        else:
            setattr(obj, name, old)
