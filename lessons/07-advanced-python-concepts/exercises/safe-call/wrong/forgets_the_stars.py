# fails: test_stars: times is (50, 61); notes is {'shoes': 'old'}
from inspect import signature
from types import UnionType
from typing import (
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)


def fits(value, hint):
    if hint is Any:
        return True
    origin = get_origin(hint)
    if origin is Literal:
        return value in get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(value, one) for one in get_args(hint))
    return isinstance(value, origin or hint)


def call_checked(f, *args, **kw):
    hints = get_type_hints(f)
    call = signature(f).bind(*args, **kw)
    bad = [
        f"{name} is {value!r}"
        for name, value in call.arguments.items()
        if not fits(value, hints.get(name, Any))
    ]
    if bad:
        raise TypeError("; ".join(bad))
    return f(*args, **kw)
