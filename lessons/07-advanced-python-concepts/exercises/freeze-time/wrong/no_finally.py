# fails: test_after_exception: the real class should be back
from contextlib import contextmanager
from datetime import UTC, datetime


@contextmanager
def freeze(module, moment):
    real = module.datetime

    class Lenient(type):
        def __instancecheck__(cls, thing):
            return isinstance(thing, datetime)

    class Frozen(datetime, metaclass=Lenient):
        @classmethod
        def now(cls, tz=None):
            if tz is None:
                return moment
            return moment.replace(tzinfo=UTC).astimezone(tz)

    module.datetime = Frozen
    yield
    module.datetime = real
