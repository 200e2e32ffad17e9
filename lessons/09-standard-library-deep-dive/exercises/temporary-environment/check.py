import os

import pytest
from answer import env


@pytest.fixture(autouse=True)
def clean():
    before = dict(os.environ)
    os.environ["STATION"] = "Saale"
    os.environ.pop("CITY", None)
    yield
    os.environ.clear()
    os.environ.update(before)


def state():
    return os.environ.get("STATION"), os.environ.get("CITY")


def test_inside():
    """Inside the block, the values are the given ones"""
    with env(STATION="Elbe", CITY="Dresden"):
        got = state()
    assert got == ("Elbe", "Dresden"), (
        f"inside the block STATION and CITY were {got}"
    )


def test_none_removes():
    """None removes a variable, inside the block"""
    with env(STATION=None):
        inside = "STATION" in os.environ
    assert not inside, "STATION=None should remove STATION"
    assert state() == ("Saale", None), (
        "after a block with STATION=None, STATION should be back;"
        f" it was {state()[0]!r}"
    )


def test_restored():
    """After the block everything is as before"""
    with env(STATION="Elbe", CITY="Dresden"):
        pass
    assert os.environ.get("STATION") == "Saale", (
        "STATION was Saale before the block; after it, it was"
        f" {os.environ.get('STATION')!r}"
    )
    assert "CITY" not in os.environ, (
        "CITY did not exist before the block and should be gone"
        f" after it; it was {os.environ['CITY']!r}"
    )


# hidden
def test_exception():
    """An exception in the block changes nothing about that"""
    with pytest.raises(KeyError):
        with env(STATION="Elbe", CITY="Dresden"):
            raise KeyError("signal")
    assert state() == ("Saale", None), (
        "after an exception in the block, STATION and CITY should"
        f" be as before; they were {state()}"
    )


def test_nested():
    """Blocks nest"""
    with env(STATION="Elbe"):
        with env(STATION=None, CITY="Dresden"):
            inner = state()
        outer = state()
    assert (inner, outer, state()) == (
        (None, "Dresden"),
        ("Elbe", None),
        ("Saale", None),
    ), (
        "each block should put back what the one around it had set;"
        f" inside, between and after it was {inner}, {outer},"
        f" {state()}"
    )


def test_others_untouched():
    """Variables that are not named keep what the block did"""
    os.environ.pop("MASTER", None)
    with env(STATION="Elbe"):
        os.environ["MASTER"] = "on"
    assert os.environ.get("MASTER") == "on", (
        "the block set MASTER, which env was not asked about, and"
        " that should stay"
    )


def test_wrong_type():
    """A value that is no string leaves nothing changed"""
    with pytest.raises(TypeError):
        with env(STATION="Elbe", CITY=3):
            pass
    assert state() == ("Saale", None), (
        "CITY=3 should raise a TypeError and change nothing;"
        f" STATION and CITY were {state()}"
    )
