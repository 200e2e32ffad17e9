# fails: test_exception: after an exception in the block
# fails: test_wrong_type: should raise a TypeError and change nothing
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
    apply(changes)
    yield
    apply(before)
