from types import FunctionType

METHODS = FunctionType, property, staticmethod, classmethod


class Documented(type):
    def __new__(mcls, name, bases, body, **rest):
        # The body holds what this class defines, and nothing that
        # it inherits: dir() of the class would give both.
        missing = [
            key
            for key, value in body.items()
            if not key.startswith("_")
            and isinstance(value, METHODS)
            and not value.__doc__
        ]
        if missing:
            raise TypeError("no docstring: " + ", ".join(missing))
        return super().__new__(mcls, name, bases, body, **rest)
