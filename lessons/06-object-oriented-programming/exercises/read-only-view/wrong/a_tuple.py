# fails: test_follows: should show it all the same
class History:
    def __init__(self):
        self.__items = []

    def add(self, item):
        self.__items.append(item)

    @property
    def items(self):
        return tuple(self.__items)
