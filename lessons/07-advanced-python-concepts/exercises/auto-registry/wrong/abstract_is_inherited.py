# fails: test_abstract_skipped: Arrival is not abstract
class Registered:
    abstract = False

    def __init_subclass__(cls, abstract=None, **rest):
        super().__init_subclass__(**rest)
        if abstract is not None:
            cls.abstract = abstract
        if Registered in cls.__bases__:
            cls.registry = {}
        elif not cls.abstract:
            if cls.__name__ in cls.registry:
                raise TypeError(f"{cls.__name__} is taken")
            cls.registry[cls.__name__] = cls
