# fails: test_len_and_items: len(boards) raises
# fails: test_in_and_iteration: in raises
# fails: test_equality: should be True, False
import operator
from functools import partial


class Proxy:
    def __init__(self, target):
        self._target = target
        self.calls = []

    @property
    def __class__(self):
        return type(self._target)

    def _note(self, name, do, *args, **kwargs):
        self.calls.append((name, args, kwargs))
        return do(*args, **kwargs)

    def __getattr__(self, name):
        value = getattr(self._target, name)
        if not callable(value):
            return value
        return partial(self._note, name, value)
