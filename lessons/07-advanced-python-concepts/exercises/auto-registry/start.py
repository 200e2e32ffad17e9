class Registered:
    registry = {}

    def __init_subclass__(cls):
        cls.registry[cls.__name__] = cls


class Message(Registered):
    pass


class Arrival(Message):
    pass


print(Message.registry)
