# fails: test_two_families: needs a dictionary of its own
class Registered:
    def __init_subclass__(cls, abstract=False, **rest):
        super().__init_subclass__(**rest)
        if Registered in cls.__bases__:
            Registered.registry = {}
        elif not abstract:
            if cls.__name__ in cls.registry:
                raise TypeError(f"{cls.__name__} is taken")
            cls.registry[cls.__name__] = cls
