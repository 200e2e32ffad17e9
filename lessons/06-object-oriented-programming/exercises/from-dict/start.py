from dataclasses import dataclass


def from_dict(cls, data):
    return cls(**data)


@dataclass
class Seat:
    row: str
    number: int


@dataclass
class Booking:
    name: str
    seat: Seat


data = {"name": "Ada", "seat": {"row": "A", "number": 1}}
print(from_dict(Booking, data))
