# fails: test_methods: should be noted with their arguments
# fails: test_looking_is_no_call: without a call should not be noted
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
        self.calls.append((name, (), {}))
        return value

    def __len__(self):
        return self._note("__len__", lambda: len(self._target))

    def __getitem__(self, key):
        return self._note(
            "__getitem__", lambda key: self._target[key], key
        )

    def __setitem__(self, key, value):
        do = partial(operator.setitem, self._target)
        self._note("__setitem__", do, key, value)

    def __contains__(self, item):
        return self._note(
            "__contains__", lambda item: item in self._target, item
        )

    def __iter__(self):
        return self._note("__iter__", lambda: iter(self._target))

    def __eq__(self, other):
        return self._note(
            "__eq__", lambda other: self._target == other, other
        )
