# fails: test_write_starts_empty: should give ['milk']
# fails: test_write_leaves_the_list: changed the caller
# fails: test_results_are_new: should still give ['tea']
def write(item, items=[]):
    items += [item]
    return items.copy()


def doubled(order):
    return [[name, 2 * amount] for name, amount in order]


class Basket:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items = self.items + [item]
        return len(self.items)
