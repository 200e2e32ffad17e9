class View:
    def __init__(self, items):
        self.__items = items

    # Only questions: what is not defined here can't be done.
    def __len__(self):
        return len(self.__items)

    def __getitem__(self, key):
        return self.__items[key]

    def __repr__(self):
        return f"View({self.__items!r})"


class History:
    def __init__(self):
        self.__items = []

    def add(self, item):
        self.__items.append(item)

    @property
    def items(self):
        return View(self.__items)
