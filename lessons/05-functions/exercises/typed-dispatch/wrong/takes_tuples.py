# fails: test_unregistered: should raise TypeError, not return
import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import singledispatch


@singledispatch
def to_json(value):
    if is_dataclass(value) and not isinstance(value, type):
        return to_json(
            {
                field.name: getattr(value, field.name)
                for field in fields(value)
            }
        )
    kind = type(value).__name__
    raise TypeError(f"no JSON for {kind}: {value!r}")


@to_json.register
def _(value: str | int | float | None):
    return json.dumps(value)


@to_json.register
def _(value: date):
    return to_json(value.isoformat())


@to_json.register
def _(value: Decimal):
    return to_json(str(value))


@to_json.register
def _(value: list | tuple):
    return "[" + ", ".join(map(to_json, value)) + "]"


@to_json.register
def _(value: dict):
    if not all(isinstance(key, str) for key in value):
        raise TypeError(f"JSON keys are strings: {value!r}")
    pairs = [
        f"{to_json(key)}: {to_json(part)}"
        for key, part in value.items()
    ]
    return "{" + ", ".join(pairs) + "}"
