# fails: test_bool_is_no_number: JSON writes true and false
# fails: test_unregistered: should raise TypeError, not return
import json
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from functools import singledispatch


@singledispatch
def to_json(value):
    if is_dataclass(value) and not isinstance(value, type):
        return to_json(asdict(value))
    raise TypeError(f"no JSON for {value!r}")


@to_json.register
def _(value: int | float):
    return str(value)


@to_json.register
def _(value: str | None):
    return json.dumps(value)


@to_json.register
def _(value: date | Decimal):
    text = value.isoformat() if isinstance(value, date) else value
    return json.dumps(str(text))


@to_json.register
def _(value: list):
    return "[" + ", ".join(to_json(part) for part in value) + "]"


@to_json.register
def _(value: dict):
    pairs = [
        f"{to_json(k)}: {to_json(v)}" for k, v in value.items()
    ]
    return "{" + ", ".join(pairs) + "}"
