# fails: test_zone: noon in UTC is 14:00
from contextlib import contextmanager
from datetime import datetime


@contextmanager
def freeze(module, moment):
    real = module.datetime

    class Lenient(type):
        def __instancecheck__(cls, thing):
            return isinstance(thing, datetime)

    class Frozen(datetime, metaclass=Lenient):
        @classmethod
        def now(cls, tz=None):
            return moment.replace(tzinfo=tz)

    module.datetime = Frozen
    try:
        yield
    finally:
        module.datetime = real
