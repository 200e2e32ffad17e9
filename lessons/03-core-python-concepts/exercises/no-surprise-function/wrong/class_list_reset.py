# fails: test_baskets_are_independent: the second tea
# fails: test_baskets_keep_their_items: add should return 2
def write(item, items=()):
    return [*items, item]


def doubled(order):
    return [[name, 2 * amount] for name, amount in order]


class Basket:
    def __init__(self):
        Basket.items = []

    def add(self, item):
        self.items.append(item)
        return len(self.items)
