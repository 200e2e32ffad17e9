# fails: test_doubled_leaves_the_order: changed the caller's order
# fails: test_results_are_new: reached the caller's order
def write(item, items=()):
    return [*items, item]


def doubled(order):
    order = order.copy()
    for line in order:
        line[1] *= 2
    return order


class Basket:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)
        return len(self.items)
