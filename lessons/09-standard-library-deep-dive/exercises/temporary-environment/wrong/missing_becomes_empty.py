# fails: test_none_removes: STATION=None should remove STATION
# fails: test_restored: CITY did not exist before
# fails: test_exception: should be as before
# fails: test_nested: put back what the one around it had set
# fails: test_wrong_type: should raise a TypeError and change nothing
import os
from contextlib import contextmanager


@contextmanager
def env(**changes):
    before = {name: os.environ.get(name, "") for name in changes}
    try:
        for name, value in changes.items():
            os.environ[name] = "" if value is None else value
        yield
    finally:
        os.environ.update(before)
