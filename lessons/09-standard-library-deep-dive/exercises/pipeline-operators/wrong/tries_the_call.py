# fails: test_too_many: TypeError was expected
# fails: test_error_inside: was swallowed
from functools import partial


def curry(function):
    def call(*args, **kwargs):
        bound = partial(function, *args, **kwargs)
        try:
            return bound()
        except TypeError:
            return curry(bound)

    return call
