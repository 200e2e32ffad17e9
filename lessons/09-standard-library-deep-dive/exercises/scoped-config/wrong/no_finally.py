# fails: test_error_in_the_block: should be 40 again
# fails: test_snapshot: should return a plain dict
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
        self.layers = self.layers.new_child(values)
        yield self
        self.layers = self.layers.parents

    def snapshot(self):
        return self.layers.copy()
