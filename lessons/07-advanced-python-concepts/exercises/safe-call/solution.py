from inspect import Parameter, signature
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


def each(parameter, value):
    name = parameter.name
    if parameter.kind is Parameter.VAR_POSITIONAL:
        return [
            (f"{name}[{i}]", one) for i, one in enumerate(value)
        ]
    if parameter.kind is Parameter.VAR_KEYWORD:
        return list(value.items())
    return [(name, value)]


def call_checked(f, *args, **kw):
    # At the call, when the classes that texts name exist.
    hints = get_type_hints(f)
    call = signature(f).bind(*args, **kw)
    bad = [
        f"{label} is {one!r}"
        for name, value in call.arguments.items()
        for label, one in each(
            call.signature.parameters[name], value
        )
        if not fits(one, hints.get(name, Any))
    ]
    if bad:
        raise TypeError("; ".join(bad))
    return f(*args, **kw)
