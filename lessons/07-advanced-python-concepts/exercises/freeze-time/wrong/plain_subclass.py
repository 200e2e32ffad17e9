# fails: test_isinstance: should accept a real datetime
from contextlib import contextmanager
from datetime import UTC, datetime


@contextmanager
def freeze(module, moment):
    real = module.datetime

    class Frozen(datetime):
        @classmethod
        def now(cls, tz=None):
            if tz is None:
                return moment
            return moment.replace(tzinfo=UTC).astimezone(tz)

    module.datetime = Frozen
    try:
        yield
    finally:
        module.datetime = real
