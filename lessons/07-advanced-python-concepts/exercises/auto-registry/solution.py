class Registered:
    def __init_subclass__(cls, abstract=False, **rest):
        super().__init_subclass__(**rest)
        if Registered in cls.__bases__:
            # A dictionary for each family: one on Registered
            # would be shared by all of them.
            cls.registry = {}
        elif not abstract:
            if cls.__name__ in cls.registry:
                raise TypeError(f"{cls.__name__} is taken")
            cls.registry[cls.__name__] = cls
