# fails: test_literal: Subscripted generics cannot be used
# fails: test_generic: argument 2 cannot be a parameterized generic
# fails: test_mixed_union: Subscripted generics cannot be used
from annotationlib import get_annotations
from functools import wraps
from inspect import signature


def enforce(function):
    @wraps(function)
    def checked(*args, **kwargs):
        hints = get_annotations(function)
        call = signature(function).bind(*args, **kwargs)
        for name, value in call.arguments.items():
            if not isinstance(value, hints.get(name, object)):
                raise TypeError(f"{name} is {value!r}")
        return function(*args, **kwargs)

    return checked
