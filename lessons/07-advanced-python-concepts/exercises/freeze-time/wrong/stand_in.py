# fails: test_rest_works: should still make and read dates
from contextlib import contextmanager
from datetime import UTC, datetime


@contextmanager
def freeze(module, moment):
    real = module.datetime

    class Lenient(type):
        def __instancecheck__(cls, thing):
            return isinstance(thing, datetime)

    class Clock(metaclass=Lenient):
        @staticmethod
        def now(tz=None):
            if tz is None:
                return moment
            return moment.replace(tzinfo=UTC).astimezone(tz)

    module.datetime = Clock
    try:
        yield
    finally:
        module.datetime = real
