# fails: test_subclass: a subclass with its own _items and __items
class View:
    def __init__(self, items):
        self._items = items

    def __len__(self):
        return len(self._items)

    def __getitem__(self, key):
        return self._items[key]


class History:
    def __init__(self):
        self._items = []

    def add(self, item):
        self._items.append(item)

    @property
    def items(self):
        return View(self._items)
