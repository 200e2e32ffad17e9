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
        below = self.layers
        self.layers = below.new_child(values)
        try:
            yield self
        finally:
            # The layer goes as a whole, whatever was set in it.
            self.layers = below

    def snapshot(self):
        return dict(self.layers)
