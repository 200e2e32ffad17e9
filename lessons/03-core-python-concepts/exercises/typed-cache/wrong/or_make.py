# fails: test_falsy_values: 0 was made 2 times
# fails: test_none: None was made 2 times
from collections.abc import Callable


class Cache[T = str]:
    def __init__(self) -> None:
        self.kept: dict[str, T] = {}

    def get(self, key: str, make: Callable[[], T]) -> T:
        self.kept[key] = self.kept.get(key) or make()
        return self.kept[key]
