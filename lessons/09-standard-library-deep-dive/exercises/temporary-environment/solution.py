import os
from contextlib import contextmanager


def apply(changes):
    for name, value in changes.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@contextmanager
def env(**changes):
    before = {name: os.environ.get(name) for name in changes}
    try:
        # Inside the try: the second change may be a TypeError.
        apply(changes)
        yield
    finally:
        apply(before)
