import pytest
from answer import Settings


@pytest.fixture(autouse=True)
def usual_defaults():
    Settings.heating, Settings.lights = 20, "auto"
    yield
    Settings.heating, Settings.lights = 20, "auto"


def test_override():
    """An override stays with its tram"""
    six, nine = Settings(heating=22), Settings()
    six.lights = "off"
    assert (six.heating, six.lights) == (22, "off"), (
        "line 6 should have 22 and 'off', not"
        f" {six.heating} and {six.lights!r}"
    )
    assert (nine.heating, Settings().lights) == (20, "auto"), (
        "an override of line 6 reached other trams"
    )


def test_reset():
    """After a reset, the tram follows the class"""
    six = Settings(heating=22)
    six.reset("heating")
    assert six.heating == 20, (
        "after reset('heating'), it should be the class's 20, not"
        f" {six.heating}"
    )
    Settings.heating = 18
    assert six.heating == 18, (
        "the default changed to 18 after the reset, and line 6"
        f" should follow; it has {six.heating}"
    )


def test_unknown():
    """Unknown names are refused"""
    six = Settings()
    for do, what in [
        (lambda: Settings(speed=90), "Settings(speed=90)"),
        (lambda: setattr(six, "speed", 90), "six.speed = 90"),
        (lambda: six.reset("speed"), "six.reset('speed')"),
    ]:
        try:
            do()
        except AttributeError:
            continue
        except Exception as error:
            pytest.fail(f"{what} raises {error!r}")
        pytest.fail(f"{what} should raise AttributeError")


# hidden
def test_default_changes():
    """A tram without overrides follows the class"""
    six = Settings(heating=22)
    Settings.lights = "on"
    assert six.lights == "on", (
        "line 6 never set its lights, so it should follow the"
        f" class to 'on'; it has {six.lights!r}"
    )


def test_reset_without_override():
    """reset may be called twice"""
    six = Settings(heating=22)
    try:
        six.reset("heating")
        six.reset("heating")
    except (AttributeError, KeyError):
        pytest.fail("a second reset should change nothing")
    assert vars(six) == {}, (
        "after the reset, the tram should have no attribute of its"
        f" own; it has {vars(six)}"
    )


def test_subclass():
    """A subclass may add settings"""

    class Night(Settings):
        blinds = "down"

    nine = Night(blinds="up", heating=19)
    nine.reset("blinds")
    assert (nine.blinds, nine.heating) == ("down", 19), (
        "a subclass with a setting of its own should have 'down'"
        f" and 19, not {nine.blinds!r} and {nine.heating}"
    )


def test_methods():
    """A method is no setting"""
    six = Settings()
    try:
        six.reset = 3
    except AttributeError:
        return
    pytest.fail("six.reset = 3 should raise AttributeError")
