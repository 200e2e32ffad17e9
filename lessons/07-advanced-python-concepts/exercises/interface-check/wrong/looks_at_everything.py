# fails: test_inherited: should not be checked
from inspect import getattr_static
from types import FunctionType

METHODS = FunctionType, property, staticmethod, classmethod


class Documented(type):
    def __init__(cls, name, bases, body):
        super().__init__(name, bases, body)
        missing = []
        for key in dir(cls):
            value = getattr_static(cls, key)
            if key[0] != "_" and isinstance(value, METHODS):
                if not value.__doc__:
                    missing.append(key)
        if missing:
            raise TypeError(f"no docstring: {missing}")
