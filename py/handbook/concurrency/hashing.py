"""Threads and futures are hashed by the order in which they are seen, not by their addresses.

Pools and `concurrent.futures` keep them in sets and wait for them in the order of the set. By
addresses that would differ from run to run.

Imports nothing of the browser.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["begin_anew", "hash_by_number"]

NUMBER = "_handbook_number"

_numbers: list[Iterator[int]] = [count(1)]


def hash_by_number(kind: type[Any]) -> None:
    """Have objects of a class hashed by number; each is equal to itself only, as before."""
    kind.__hash__ = _hash  # type: ignore[assignment]  # a method


def begin_anew() -> None:
    """Begin to count at 1: each program is the first."""
    _numbers[0] = count(1)


def _hash(self: Any) -> int:
    names: dict[str, Any] = self.__dict__
    number = names.get(NUMBER)
    if number is None:
        number = names[NUMBER] = next(_numbers[0])
    return int(number)
