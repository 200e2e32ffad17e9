# fails: test_others_untouched: and that should stay
import os
from contextlib import contextmanager


@contextmanager
def env(**changes):
    before = dict(os.environ)
    try:
        for name, value in changes.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
