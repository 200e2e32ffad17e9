from collections import ChainMap
from contextlib import contextmanager


class Config:
    def __init__(self, defaults):
        self.layers = ChainMap(defaults)

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
        self.layers.update(values)
        yield self

    def snapshot(self):
        return self.layers


config = Config({"rate": 40})
with config.override(rate=32):
    print(config["rate"])
print(config["rate"])
