# fails: test_abstract_ones_are_not: should not be listed
# fails: test_finish_with_too_little: nothing should be listed
import abc
from abc import ABC, abstractmethod
from inspect import isabstract


class Plugin(ABC):
    registry = []

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if not getattr(cls, "__abstractmethods__", None):
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
    if not isabstract(cls) and cls not in Plugin.registry:
        Plugin.registry.append(cls)
    return cls
