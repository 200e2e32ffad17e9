def write(item, items=()):
    return [*items, item]


def doubled(order):
    # New inner lists too: a copy of the outer one would share them.
    return [[name, 2 * amount] for name, amount in order]


class Basket:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)
        return len(self.items)
