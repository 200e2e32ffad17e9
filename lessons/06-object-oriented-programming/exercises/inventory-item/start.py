from dataclasses import dataclass, field


@dataclass
class Item:
    name: str
    price: int
    qty: int = 1
    tags: list = field(default_factory=list)

    @property
    def total(self):
        return self.price


print(Item("badge", 3, 5).total)
