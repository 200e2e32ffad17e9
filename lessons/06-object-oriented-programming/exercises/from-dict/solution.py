from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints


def convert(kind, value):
    if value is None:
        return None
    if is_dataclass(kind):
        return from_dict(kind, value)
    if get_origin(kind) is list:
        (inner,) = get_args(kind)
        return [convert(inner, item) for item in value]
    if get_origin(kind) in (Union, UnionType):
        members = [k for k in get_args(kind) if k is not type(None)]
        return convert(members[0], value)
    return value


def from_dict(cls, data):
    unknown = data.keys() - {f.name for f in fields(cls) if f.init}
    if unknown:
        names = ", ".join(sorted(unknown))
        raise TypeError(f"{cls.__name__} has no field {names}")
    # field.type may be a string; this looks the names up.
    hints = get_type_hints(cls)
    return cls(
        **{name: convert(hints[name], data[name]) for name in data}
    )
