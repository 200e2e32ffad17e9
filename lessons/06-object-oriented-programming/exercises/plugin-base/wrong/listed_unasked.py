# fails: test_finish_with_too_little: nothing should be listed
# fails: test_finish_twice: should be listed once
import abc
from abc import ABC, abstractmethod
from inspect import isabstract


class Plugin(ABC):
    registry = []

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if not isabstract(cls):
            Plugin.registry.append(cls)

    @property
    @abstractmethod
    def name(self): ...

    @abstractmethod
    def run(self): ...


def finish(cls, **methods):
    for name, method in methods.items():
        setattr(cls, name, method)
    abc.update_abstractmethods(cls)
    Plugin.registry.append(cls)
    return cls
