# fails: test_names_in_texts: look it up before you compare
from inspect import Parameter, signature
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin


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
    hints = f.__annotations__
    call = signature(f).bind(*args, **kw)
    bad = []
    for name, value in call.arguments.items():
        kind = call.signature.parameters[name].kind
        values = {name: value}
        if kind is Parameter.VAR_POSITIONAL:
            values = {
                f"{name}[{i}]": v for i, v in enumerate(value)
            }
        if kind is Parameter.VAR_KEYWORD:
            values = value
        for label, one in values.items():
            if not fits(one, hints.get(name, Any)):
                bad.append(f"{label} is {one!r}")
    if bad:
        raise TypeError("; ".join(bad))
    return f(*args, **kw)
