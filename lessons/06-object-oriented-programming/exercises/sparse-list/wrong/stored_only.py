# fails: test_in: of [65, 0], both values should be found
# fails: test_long: 0 in its half
class SparseList:
    def __init__(self, length, default=0):
        self._places = range(length)
        self._default = default
        self._stored = {}

    def __len__(self):
        return len(self._places)

    def __setitem__(self, index, value):
        self._stored[self._places[index]] = value

    def __getitem__(self, key):
        places = self._places[key]
        if not isinstance(key, slice):
            return self._stored.get(places, self._default)
        part = SparseList(len(places), self._default)
        for index, value in self._stored.items():
            if index in places:
                part[places.index(index)] = value
        return part

    def __iter__(self):
        for index in self._places:
            yield self._stored.get(index, self._default)

    def __contains__(self, value):
        if value in self._stored.values():
            return True
        return False
