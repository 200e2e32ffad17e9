class Documented(type):
    pass


class Lever(metaclass=Documented):
    def pull(self):
        """Set the signal to go."""

    def push(self): ...
