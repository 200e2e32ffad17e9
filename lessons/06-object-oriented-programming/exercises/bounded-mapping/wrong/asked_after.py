# fails: test_one_too_many: should leave no trace
# fails: test_constructor_and_update_obey: setdefault stored a second key
from collections.abc import MutableMapping


class Bounded(MutableMapping):
    def __init__(self, limit, data=(), **more):
        self.limit, self._data = limit, {}
        self.update(data, **more)

    def __getitem__(self, name):
        return self._data[name]

    def __setitem__(self, name, value):
        self._data[name] = value
        if len(self) > self.limit:
            raise OverflowError(f"no room for {name!r}")

    def __delitem__(self, name):
        del self._data[name]

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def popitem(self):
        return self._data.popitem()
