# fails: test_unset_shows_the_default: should remove the 45
# fails: test_unset_in_the_block: KeyError
from contextlib import contextmanager


class Config(dict):
    def set(self, key, value):
        self[key] = value

    def unset(self, key):
        del self[key]

    @contextmanager
    def override(self, **values):
        before = dict(self)
        self.update(values)
        try:
            yield self
        finally:
            self.clear()
            self.update(before)

    def snapshot(self):
        return dict(self)
