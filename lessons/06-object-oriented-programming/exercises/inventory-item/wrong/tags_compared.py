# fails: test_order_ignores_tags: should count as equal
# fails: test_hash: unhashable type: 'list'
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Item:
    name: str
    price: int
    qty: int = 1
    tags: list = field(default_factory=list)

    def __post_init__(self):
        for name in "price", "qty":
            if getattr(self, name) < 0:
                raise ValueError(f"{name} is negative")
        object.__setattr__(self, "tags", list(self.tags))

    @property
    def total(self):
        return self.price * self.qty
