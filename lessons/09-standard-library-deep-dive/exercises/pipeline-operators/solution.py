from functools import partial
from inspect import signature


def curry(function):
    parameters = signature(function)

    def call(bound, *args, **kwargs):
        bound = partial(bound, *args, **kwargs)
        given = bound.args, bound.keywords
        try:
            parameters.bind(*given[0], **given[1])
        except TypeError:
            # Missing is fine. Too many or unknown raises here.
            parameters.bind_partial(*given[0], **given[1])
            return partial(call, bound)
        return bound()

    return partial(call, partial(function))
