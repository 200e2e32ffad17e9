# fails: test_set_in_the_block: should be gone behind it
# fails: test_unset_in_the_block: KeyError
from collections import ChainMap
from contextlib import contextmanager


class Config:
    def __init__(self, defaults):
        self.layers = ChainMap({}, defaults)

    def __getitem__(self, key):
        return self.layers[key]

    def __iter__(self):
        return iter(self.layers)

    def set(self, key, value):
        self.layers[key] = value

    def unset(self, key):
        del self.layers[key]

    @contextmanager
    def override(self, **values):
        top = self.layers.maps[0]
        before = {key: top[key] for key in values if key in top}
        top.update(values)
        try:
            yield self
        finally:
            for key in values:
                top.pop(key, None)
            top.update(before)

    def snapshot(self):
        return dict(self.layers)
