# fails: test_keys_and_caches: make the dictionary in __init__
# fails: test_falsy_values: it returned [0, 0]
# fails: test_none: should be returned twice
from collections.abc import Callable


class Cache[T = str]:
    kept: dict[str, T] = {}

    def get(self, key: str, make: Callable[[], T]) -> T:
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]
