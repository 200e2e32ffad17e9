from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Item:
    name: str
    price: int
    qty: int = 1
    tags: list = field(default_factory=list, compare=False)

    def __post_init__(self):
        for name in "price", "qty":
            if getattr(self, name) < 0:
                raise ValueError(f"{name} is negative")
        # An argument is stored as given: take a copy of the list.
        object.__setattr__(self, "tags", list(self.tags))

    @property
    def total(self):
        return self.price * self.qty
