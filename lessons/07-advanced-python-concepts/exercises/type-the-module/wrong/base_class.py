# fails: test_entrant_is_a_protocol: should inherit from typing.Protocol
# fails: test_nobody_inherits: fits the protocol without inheriting
# fails: test_other_classes_take_part: so ranking should take it
from collections.abc import Iterable


class Entrant:
    name: str

    def total(self) -> int:
        raise NotImplementedError


def seconds(text: str) -> int:
    minutes, rest = text.split(":")
    return 60 * int(minutes) + int(rest)


class Runner(Entrant):
    def __init__(self, name: str, times: list[str]) -> None:
        self.name = name
        self.times = times

    def total(self) -> int:
        return sum(seconds(text) for text in self.times)


class Team(Entrant):
    def __init__(self, name: str, runners: list[Runner]) -> None:
        self.name = name
        self.runners = runners

    def total(self) -> int:
        return sum(runner.total() for runner in self.runners)


def ranking(entrants: Iterable[Entrant]) -> list[str]:
    rows = []
    for entrant in entrants:
        if not isinstance(entrant, Entrant):
            raise TypeError(f"cannot rank {entrant!r}")
        rows.append((entrant.total(), entrant.name))
    return [name for total, name in sorted(rows)]


def winner(entrants: Iterable[Entrant]) -> Entrant | None:
    return min(
        entrants, key=lambda entrant: entrant.total(), default=None
    )
