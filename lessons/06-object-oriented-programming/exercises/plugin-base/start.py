from abc import ABC, abstractmethod


class Plugin(ABC):
    registry = []

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Plugin.registry.append(cls)

    @abstractmethod
    def run(self): ...


def finish(cls, **methods):
    return cls


class Carbon(Plugin):
    name = "carbon"

    def run(self):
        return "clean water"


print(Plugin.registry)
