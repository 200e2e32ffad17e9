from weakref import WeakValueDictionary


class Counted:
    _alive = WeakValueDictionary()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._alive = WeakValueDictionary()

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        # By id: two equal instances are still two.
        cls._alive[id(self)] = self
        return self

    @classmethod
    def alive(cls):
        return len(cls._alive)
