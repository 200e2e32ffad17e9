# fails: test_equal: two equal stops are two instances
from weakref import WeakSet


class Counted:
    _alive = WeakSet()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._alive = WeakSet()

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        cls._alive.add(self)
        return self

    @classmethod
    def alive(cls):
        return len(cls._alive)
