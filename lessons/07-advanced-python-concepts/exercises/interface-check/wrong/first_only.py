# fails: test_all_at_once: the message should name both
from types import FunctionType

METHODS = FunctionType, property, staticmethod, classmethod


class Documented(type):
    def __init__(cls, name, bases, body):
        super().__init__(name, bases, body)
        for key, value in body.items():
            if key[0] != "_" and isinstance(value, METHODS):
                if not value.__doc__:
                    raise TypeError(f"no docstring: {key}")
