# fails: test_duplicate_refused: the first class should still stand
class Registered:
    def __init_subclass__(cls, abstract=False, **rest):
        super().__init_subclass__(**rest)
        if Registered in cls.__bases__:
            cls.registry = {}
        elif not abstract:
            taken = cls.__name__ in cls.registry
            cls.registry[cls.__name__] = cls
            if taken:
                raise TypeError(f"{cls.__name__} is taken")
