# fails: test_keywords_go_on: belongs to another base
class Registered:
    def __init_subclass__(cls, abstract=False):
        super().__init_subclass__()
        if Registered in cls.__bases__:
            cls.registry = {}
        elif not abstract:
            if cls.__name__ in cls.registry:
                raise TypeError(f"{cls.__name__} is taken")
            cls.registry[cls.__name__] = cls
