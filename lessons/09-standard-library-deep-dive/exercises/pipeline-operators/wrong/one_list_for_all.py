# fails: test_reuse: too many positional arguments
from inspect import signature


def curry(function):
    parameters, args, kwargs = signature(function), [], {}

    def call(*more, **named):
        args.extend(more)
        if kwargs.keys() & named.keys():
            raise TypeError("given twice")
        kwargs.update(named)
        parameters.bind_partial(*args, **kwargs)
        try:
            parameters.bind(*args, **kwargs)
        except TypeError:
            return call
        return function(*args, **kwargs)

    return call
