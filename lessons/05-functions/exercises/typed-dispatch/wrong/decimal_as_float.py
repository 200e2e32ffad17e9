# fails: test_date_and_decimal: a Decimal should become
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
def _(value: str | int | float | None):
    return json.dumps(value)


@to_json.register
def _(value: Decimal):
    return json.dumps(float(value))


@to_json.register
def _(value: date):
    return json.dumps(value.isoformat())


@to_json.register
def _(value: list):
    return "[" + ", ".join(to_json(part) for part in value) + "]"


@to_json.register
def _(value: dict):
    pairs = [
        f"{to_json(k)}: {to_json(v)}" for k, v in value.items()
    ]
    return "{" + ", ".join(pairs) + "}"
