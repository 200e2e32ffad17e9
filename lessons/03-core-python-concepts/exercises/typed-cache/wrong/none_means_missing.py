# fails: test_none: it is a value too
from collections.abc import Callable


class Cache[T = str]:
    def __init__(self) -> None:
        self.kept: dict[str, T] = {}

    def get(self, key: str, make: Callable[[], T]) -> T:
        if self.kept.get(key) is None:
            self.kept[key] = make()
        return self.kept[key]
