from collections.abc import Iterable
from typing import get_protocol_members, get_type_hints, is_protocol

import answer
import pytest
from answer import Runner, Team, ranking, seconds, winner


def entrant():
    assert hasattr(answer, "Entrant"), (
        "there should be a class Entrant, which inherits from"
        " Protocol"
    )
    return answer.Entrant


def test_seconds():
    """seconds takes a text and returns a number"""
    hints = get_type_hints(seconds)
    assert hints == {"text": str, "return": int}, (
        "seconds should be annotated with str and int, so that a"
        f" checker refuses seconds(50); its hints are {hints}"
    )


def test_entrant_is_a_protocol():
    """Entrant is a protocol with name and total"""
    assert is_protocol(entrant()), (
        "Entrant should inherit from typing.Protocol, so that"
        " other classes fit without inheriting from it"
    )
    members = set(get_protocol_members(entrant()))
    assert members == {"name", "total"}, (
        "an entrant has a name and a total, and no more; your"
        f" protocol has {sorted(members)}"
    )


class Relay:
    """Knows nothing of Runner, Team or Entrant."""

    name = "Relay"

    def total(self):
        return 60


def test_other_classes_take_part():
    """A class of somebody else can be ranked"""
    try:
        got = ranking([Runner("Ada", ["50:30"]), Relay()])
    except TypeError as error:
        pytest.fail(
            "a Relay has a name and a total, so ranking should"
            f" take it; it said: {error}"
        )
    assert got == ["Relay", "Ada"], (
        f"the relay took 60 seconds and is first; you gave {got}"
    )


# hidden
def test_ranking_hints():
    """The hints of ranking"""
    hints = get_type_hints(ranking)
    wanted = {
        "entrants": Iterable[entrant()],
        "return": list[str],
    }
    assert hints == wanted, (
        "ranking should take Iterable[Entrant] and return"
        f" list[str]; its hints are {hints}"
    )


def test_winner_hints():
    """winner may return None, and says so"""
    hints = get_type_hints(winner)
    wanted = {
        "entrants": Iterable[entrant()],
        "return": entrant() | None,
    }
    assert hints == wanted, (
        "winner should take Iterable[Entrant] and return"
        " Entrant | None, so that a checker refuses"
        f" winner([]).name; its hints are {hints}"
    )


def test_methods():
    """The hints of the methods"""
    for method in Runner.total, Team.total, entrant().total:
        hints = get_type_hints(method)
        assert hints == {"return": int}, (
            f"{method.__qualname__} should return int; its hints"
            f" are {hints}"
        )
    for kind, parameter in (Runner, "times"), (Team, "runners"):
        hints = get_type_hints(kind.__init__)
        assert set(hints) == {"name", parameter, "return"}, (
            f"every parameter of {kind.__name__} needs a hint, and"
            f" the arrow says None; the hints are {hints}"
        )
        assert hints["return"] is type(None), (
            f"{kind.__name__}.__init__ returns None"
        )


def test_protocol_attribute():
    """name is a text in the protocol"""
    hints = get_type_hints(entrant())
    assert hints.get("name") is str, (
        f"the protocol should say name: str; its hints are {hints}"
    )


def test_nobody_inherits():
    """Runner and Team stay as they are"""
    for kind in Runner, Team:
        assert entrant() not in kind.__mro__, (
            f"{kind.__name__} fits the protocol without inheriting"
            " from it"
        )


def test_behaviour():
    """It does what it did"""
    ada, ben = Runner("Ada", ["50:30"]), Runner("Ben", ["48:10"])
    both = Team("Both", [ada, ben])
    got = ranking(iter([both, ada, ben]))
    assert got == ["Ben", "Ada", "Both"], (
        "the ranking should still be Ben, Ada, Both, for any"
        f" iterable; it is {got}"
    )
    assert winner([ada, ben]) is ben, "Ben should still win"
    assert winner([]) is None, "winner([]) should still be None"
    assert seconds("50:30") == 3030, (
        "seconds('50:30') should still be 3030"
    )
