# fails: test_restored: should be the real class again
# fails: test_others_go_on: only the given module
# fails: test_after_exception: the real class should be back
# fails: test_nested: the inner moment
import datetime as library
from contextlib import contextmanager
from datetime import UTC, datetime


@contextmanager
def freeze(module, moment):
    real = library.datetime

    class Lenient(type):
        def __instancecheck__(cls, thing):
            return isinstance(thing, datetime)

    class Frozen(datetime, metaclass=Lenient):
        @classmethod
        def now(cls, tz=None):
            if tz is None:
                return moment
            return moment.replace(tzinfo=UTC).astimezone(tz)

    module.datetime = library.datetime = Frozen
    try:
        yield
    finally:
        library.datetime = real
