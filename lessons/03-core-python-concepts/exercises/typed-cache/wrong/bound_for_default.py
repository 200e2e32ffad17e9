# fails: test_type_parameter: T should have a default
from collections.abc import Callable


class Cache[T: str]:
    def __init__(self) -> None:
        self.kept: dict[str, T] = {}

    def get(self, key: str, make: Callable[[], T]) -> T:
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]
