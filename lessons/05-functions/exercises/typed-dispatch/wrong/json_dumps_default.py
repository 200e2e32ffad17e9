# fails: test_dataclass_itself: the class Parcel has no values
# fails: test_nearest_base: decorate to_json with singledispatch
# fails: test_unregistered: should raise TypeError, not return
import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal


def plain(value):
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value):
        return {
            f.name: getattr(value, f.name) for f in fields(value)
        }
    raise TypeError(f"no JSON for {value!r}")


def to_json(value):
    return json.dumps(value, default=plain)
