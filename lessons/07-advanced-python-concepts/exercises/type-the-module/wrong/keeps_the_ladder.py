# fails: test_other_classes_take_part: so ranking should take it
from collections.abc import Iterable
from typing import Protocol


class Entrant(Protocol):
    name: str

    def total(self) -> int: ...


def seconds(text: str) -> int:
    minutes, rest = text.split(":")
    return 60 * int(minutes) + int(rest)


class Runner:
    def __init__(self, name: str, times: list[str]) -> None:
        self.name = name
        self.times = times

    def total(self) -> int:
        return sum(seconds(text) for text in self.times)


class Team:
    def __init__(self, name: str, runners: list[Runner]) -> None:
        self.name = name
        self.runners = runners

    def total(self) -> int:
        return sum(runner.total() for runner in self.runners)


def ranking(entrants: Iterable[Entrant]) -> list[str]:
    rows = []
    for entrant in entrants:
        if not isinstance(entrant, (Runner, Team)):
            raise TypeError(f"cannot rank {entrant!r}")
        rows.append((entrant.total(), entrant.name))
    return [name for total, name in sorted(rows)]


def winner(entrants: Iterable[Entrant]) -> Entrant | None:
    return min(
        entrants, key=lambda entrant: entrant.total(), default=None
    )
