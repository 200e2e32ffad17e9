# fails: test_write_leaves_the_list: changed the caller's list
def write(item, items=None):
    if items is None:
        items = []
    items.append(item)
    return items


def doubled(order):
    return [[name, 2 * amount] for name, amount in order]


class Basket:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)
        return len(self.items)
