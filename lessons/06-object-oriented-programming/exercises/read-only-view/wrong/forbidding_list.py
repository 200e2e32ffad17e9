# fails: test_no_changes: should be refused
class Locked(list):
    def append(self, item):
        raise TypeError("read-only")

    def __setitem__(self, key, item):
        raise TypeError("read-only")

    def __delitem__(self, key):
        raise TypeError("read-only")


class History:
    def __init__(self):
        self.__items = Locked()

    def add(self, item):
        list.append(self.__items, item)

    @property
    def items(self):
        return self.__items
