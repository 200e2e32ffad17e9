class History:
    def __init__(self):
        self._items = []

    def add(self, item):
        self._items.append(item)

    @property
    def items(self):
        return self._items


history = History()
items = history.items
history.add("fed")
print(len(items), items[0])
items.append("cleaned")
print(len(history.items))
