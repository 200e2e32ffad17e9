# fails: test_quotes: is not JSON text
# fails: test_unregistered: should raise TypeError
import json
from dataclasses import asdict, is_dataclass
from datetime import date
from functools import singledispatch


@singledispatch
def to_json(value):
    if is_dataclass(value) and not isinstance(value, type):
        return to_json(asdict(value))
    if isinstance(value, type):
        raise TypeError(f"no JSON for {value!r}")
    return f'"{value}"'


@to_json.register
def _(value: int | float | None):
    return json.dumps(value)


@to_json.register
def _(value: date):
    return f'"{value.isoformat()}"'


@to_json.register
def _(value: list):
    return "[" + ", ".join(to_json(part) for part in value) + "]"


@to_json.register
def _(value: dict):
    pairs = [
        f"{to_json(k)}: {to_json(v)}" for k, v in value.items()
    ]
    return "{" + ", ".join(pairs) + "}"
