# fails: test_defaults: has all that is required
# fails: test_too_many: TypeError was expected
# fails: test_builtin: __code__
from functools import partial


def curry(function):
    total = function.__code__.co_argcount

    def call(*args, **kwargs):
        if len(args) + len(kwargs) == total:
            return function(*args, **kwargs)
        return partial(call, *args, **kwargs)

    return call
