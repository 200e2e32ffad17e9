import pytest

from answer import Plugin, finish


@pytest.fixture(autouse=True)
def empty_registry():
    Plugin.registry.clear()


def run(self):
    return "done"


def names():
    return [cls.__name__ for cls in Plugin.registry]


def test_complete_ones_are_listed():
    """Complete subclasses are listed in order"""

    class Carbon(Plugin):
        name = "carbon"
        run = run

    class Sand(Plugin):
        name = property(lambda self: "sand")
        run = run

    assert Plugin.registry == [Carbon, Sand], (
        "Carbon and Sand are complete and should be listed in that"
        f" order; the list has {names()}"
    )
    assert Sand().run() == "done", "a complete plug-in should work"


def test_abstract_ones_are_not():
    """A subclass that is still abstract isn't listed"""

    class Filter(Plugin):
        run = run

    assert names() == [], (
        "Filter has no name yet and should not be listed; the list"
        f" has {names()}"
    )

    class Sand(Filter):
        name = "sand"

    assert names() == ["Sand"], (
        "Sand completes Filter: only Sand should be listed, not"
        f" {names()}"
    )


def test_the_error_names_what_is_missing():
    """Calling an incomplete class names the method"""

    class Filter(Plugin):
        name = "filter"

    class Pump(Plugin):
        run = run

    for cls, missing in (Filter, "run"), (Pump, "name"):
        with pytest.raises(TypeError) as caught:
            cls()
            pytest.fail(f"a class without {missing} was called")
        assert f"'{missing}'" in str(caught.value), (
            f"the error should name {missing!r}; it says"
            f" {str(caught.value)!r}"
        )


def test_finish():
    """finish() completes a class"""

    class Filter(Plugin):
        name = "filter"

    got = finish(Filter, run=run)
    assert got is Filter, "finish should return the class"
    assert Filter().run() == "done", (
        "after finish(Filter, run=run), Filter() should work"
    )
    assert Plugin.registry == [Filter], (
        f"Filter should be listed now; the list has {names()}"
    )


# hidden
def test_finish_with_too_little():
    """finish() that leaves something missing lists nothing"""

    class Filter(Plugin):
        pass

    finish(Filter, run=run)
    assert names() == [], (
        "after finish(Filter, run=run), name is still missing:"
        f" nothing should be listed, not {names()}"
    )
    with pytest.raises(TypeError):
        Filter()
        pytest.fail("Filter has no name and was called")
    finish(Filter, name="filter")
    assert names() == ["Filter"], (
        "after the second finish, Filter should be listed, not"
        f" {names()}"
    )


def test_finish_twice():
    """A class is listed once"""

    class Sand(Plugin):
        name = "sand"
        run = run

    finish(Sand, run=lambda self: "again")
    assert names() == ["Sand"], (
        f"Sand should be listed once; the list has {names()}"
    )


def test_plugin_itself_is_abstract():
    """Plugin itself can't be called and isn't listed"""
    with pytest.raises(TypeError):
        Plugin()
        pytest.fail("Plugin itself was called")
