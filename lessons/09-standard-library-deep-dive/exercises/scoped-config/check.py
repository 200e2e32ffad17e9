import pytest
from answer import Config


def test_override():
    """An override ends with its block"""
    config = Config({"rate": 40, "deposit": 20})
    with config.override(rate=32):
        inside = config["rate"], config["deposit"]
    assert inside == (32, 20), (
        "inside of override(rate=32), the rate should be 32 and the"
        f" deposit as before, 20; they are {inside}"
    )
    assert config["rate"] == 40, (
        "behind the block the rate should be 40 again, not"
        f" {config['rate']}"
    )


def test_unset_shows_the_default():
    """unset() uncovers what lies below"""
    config = Config({"rate": 40})
    config.set("rate", 45)
    config.unset("rate")
    assert "rate" in list(config) and config["rate"] == 40, (
        "unset() should remove the 45 that was set, and show the"
        " default, 40, again"
    )
    try:
        config.unset("rate")
    except KeyError:
        pass
    else:
        pytest.fail(
            "a second unset() should raise KeyError: nothing is"
            " set, and the default stays"
        )


def test_snapshot():
    """A snapshot is a plain dict"""
    config = Config({"rate": 40})
    config.set("pickup", 5)
    before = config.snapshot()
    config.set("rate", 1)
    assert type(before) is dict, (
        "snapshot() should return a plain dict, not a"
        f" {type(before).__name__}"
    )
    assert before == {"rate": 40, "pickup": 5}, (
        "the snapshot should hold all settings, and not follow"
        f" later changes; it is {before}"
    )


# hidden
def test_defaults_unchanged():
    """The dictionary of defaults is never changed"""
    defaults = {"rate": 40}
    config = Config(defaults)
    config.set("rate", 45)
    with config.override(pickup=5):
        config.set("rate", 1)
    assert defaults == {"rate": 40}, (
        "the dictionary given to Config should stay as it was; now"
        f" it is {defaults}"
    )


def test_error_in_the_block():
    """The layer goes after an error too"""
    config = Config({"rate": 40})
    with pytest.raises(RuntimeError):
        with config.override(rate=32):
            raise RuntimeError("the block fails")
    assert config["rate"] == 40, (
        "after an error in the block the rate should be 40 again,"
        f" not {config['rate']}"
    )


def test_set_in_the_block():
    """What is set in a block goes with it"""
    config = Config({"rate": 40})
    config.set("deposit", 20)
    with config.override():
        config.set("deposit", 0)
        config.set("pickup", 5)
    assert config.snapshot() == {"rate": 40, "deposit": 20}, (
        "what was set in the block should be gone behind it; the"
        f" settings are {config.snapshot()}"
    )


def test_unset_in_the_block():
    """unset() in a block reaches no deeper layer"""
    config = Config({"rate": 40})
    config.set("deposit", 20)
    with config.override(deposit=0):
        config.unset("deposit")
        inside = config["deposit"]
        with pytest.raises(KeyError):
            config.unset("deposit")
    assert (inside, config["deposit"]) == (20, 20), (
        "unset() in the block should uncover the 20 that was set"
        f" outside; found were {inside} and {config['deposit']}"
    )


def test_nested():
    """Overrides may be nested"""
    config = Config({"rate": 40})
    seen = []
    with config.override(rate=32):
        with config.override(rate=0):
            seen.append(config["rate"])
        seen.append(config["rate"])
    seen.append(config["rate"])
    assert seen == [0, 32, 40], (
        "from the inner block to the outside the rate should be 0,"
        f" 32, 40; it was {seen}"
    )


def test_each_key_once():
    """Iterating gives each key once"""
    config = Config({"rate": 40, "deposit": 20})
    config.set("rate", 45)
    with config.override(rate=32, pickup=5):
        keys = sorted(config)
    assert keys == ["deposit", "pickup", "rate"], (
        "each key should come once, from whichever layer; the keys"
        f" were {keys}"
    )
