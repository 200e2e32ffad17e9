# fails: test_later_class: Member
from annotationlib import get_annotations
from functools import wraps
from inspect import signature
from typing import Literal, Union, get_args, get_origin


def fits(value, hint):
    origin = get_origin(hint)
    if origin is Literal:
        return value in get_args(hint)
    if origin is Union:
        return any(fits(value, one) for one in get_args(hint))
    return isinstance(value, origin or hint)


def enforce(function):
    hints = get_annotations(function)

    @wraps(function)
    def checked(*args, **kwargs):
        call = signature(function).bind(*args, **kwargs)
        for name, value in call.arguments.items():
            if name in hints and not fits(value, hints[name]):
                raise TypeError(f"{name} is {value!r}")
        return function(*args, **kwargs)

    return checked
