# fails: test_follows: should show it all the same
# fails: test_no_changes: items.append('x') should be refused
class History:
    def __init__(self):
        self.__items = []

    def add(self, item):
        self.__items.append(item)

    @property
    def items(self):
        return self.__items.copy()
