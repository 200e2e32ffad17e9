# fails: test_keyword_only: should raise TypeError because of days
# fails: test_by_keyword: should raise TypeError because of days
from annotationlib import get_annotations
from functools import wraps
from typing import Literal, Union, get_args, get_origin


def fits(value, hint):
    origin = get_origin(hint)
    if origin is Literal:
        return value in get_args(hint)
    if origin is Union:
        return any(fits(value, one) for one in get_args(hint))
    return isinstance(value, origin or hint)


def enforce(function):
    @wraps(function)
    def checked(*args, **kwargs):
        hints = get_annotations(function)
        names = function.__code__.co_varnames
        for name, value in zip(names, args):
            if name in hints and not fits(value, hints[name]):
                raise TypeError(f"{name} is {value!r}")
        return function(*args, **kwargs)

    return checked
