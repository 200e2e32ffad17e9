# fails: test_frozen: badge.price = 4 was allowed
# fails: test_hash: unhashable type: 'Item'
from dataclasses import dataclass, field


@dataclass(order=True)
class Item:
    name: str
    price: int
    qty: int = 1
    tags: list = field(default_factory=list, compare=False)

    def __post_init__(self):
        for name in "price", "qty":
            if getattr(self, name) < 0:
                raise ValueError(f"{name} is negative")
        object.__setattr__(self, "tags", list(self.tags))

    @property
    def total(self):
        return self.price * self.qty
