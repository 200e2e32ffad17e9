# fails: test_literal: Subscripted generics
# fails: test_literal_in_union: Subscripted generics
# fails: test_any: isinstance
from inspect import Parameter, signature
from typing import get_type_hints


def call_checked(f, *args, **kw):
    hints = get_type_hints(f)
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
            if not isinstance(one, hints.get(name, object)):
                bad.append(f"{label} is {one!r}")
    if bad:
        raise TypeError("; ".join(bad))
    return f(*args, **kw)
