def write(item, items=[]):
    items.append(item)
    return items


def doubled(order):
    for line in order:
        line[1] *= 2
    return order


class Basket:
    items = []

    def add(self, item):
        self.items.append(item)
        return len(self.items)


print(write("milk"), write("tea"))
print(doubled([["milk", 2], ["tea", 1]]))
print(Basket().add("milk"), Basket().add("tea"))
