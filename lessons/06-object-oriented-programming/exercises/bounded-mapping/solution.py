from collections.abc import MutableMapping


class Bounded(MutableMapping):
    def __init__(self, limit, data=(), **more):
        self.limit, self._data = limit, {}
        self.update(data, **more)

    def __getitem__(self, name):
        return self._data[name]

    def __setitem__(self, name, value):
        # Asked first: a refused key must leave no trace.
        if name not in self._data and len(self) >= self.limit:
            raise OverflowError(f"no room for {name!r}")
        self._data[name] = value

    def __delitem__(self, name):
        del self._data[name]

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def popitem(self):
        return self._data.popitem()
