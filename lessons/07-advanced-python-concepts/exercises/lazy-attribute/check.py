from answer import lazy


def new_tank(result=960, **extra):
    """Return a class with a lazy attribute, and its calls."""
    calls = []

    def measure(tank):
        calls.append(tank)
        return result

    body = {"litres": lazy(measure), **extra}
    return type("Tank", (), body), calls


def test_computed_once():
    """Two readings, one call"""
    Tank, calls = new_tank()
    reef = Tank()
    got = reef.litres, reef.litres
    assert got == (960, 960), (
        f"reef.litres should be 960 both times; it was {got}"
    )
    assert calls == [reef], (
        "two readings should call the function once, with the"
        f" instance; it was called {len(calls)} times"
    )


def test_not_before():
    """The function waits for the first reading"""
    Tank, calls = new_tank()
    Tank()
    assert calls == [], (
        "nobody has read litres yet, and the function was called"
    )


def test_each_its_own():
    """Each instance has its own result"""
    Tank, calls = new_tank()
    reef, pond = Tank(), Tank()
    reef.litres, pond.litres, reef.litres
    assert calls == [reef, pond], (
        "the function should be called once for each tank; it was"
        f" called {len(calls)} times for two tanks"
    )


# hidden
def test_name_from_class():
    """The place is named after the attribute"""
    Tank, _ = new_tank()
    reef = Tank()
    reef.litres
    assert getattr(reef, "_litres", None) == 960, (
        "the attribute is called litres, so its result should lie"
        " in reef._litres, whatever the function is called"
    )


def test_again_after_del():
    """del makes the next reading compute again"""
    Tank, calls = new_tank()
    reef = Tank()
    reef.litres
    try:
        del reef.litres
    except AttributeError as error:
        raise AssertionError(
            f"del reef.litres should work; it raised: {error}"
        ) from None
    reef.litres
    assert len(calls) == 2, (
        "after del, the next reading should compute again; there"
        f" were {len(calls)} calls"
    )


def test_slots():
    """A class with a slot for the result works"""
    Tank, calls = new_tank(__slots__=("_litres",))
    reef = Tank()
    try:
        got = reef.litres, reef.litres
    except AttributeError as error:
        raise AssertionError(
            "a class with __slots__ = ('_litres',) has no"
            f" __dict__, and should work: {error}"
        ) from None
    assert got == (960, 960) and len(calls) == 1, (
        "in a class with slots, too, two readings are one call;"
        f" there were {len(calls)}"
    )


def test_none_counts():
    """None is a result like any other"""
    Tank, calls = new_tank(result=None)
    reef = Tank()
    reef.litres, reef.litres
    assert len(calls) == 1, (
        "the result None should be stored too; there were"
        f" {len(calls)} calls"
    )


def test_class_access():
    """Read on the class, it is the descriptor"""
    Tank, calls = new_tank()
    assert isinstance(Tank.litres, lazy), (
        "Tank.litres should be the descriptor itself, not"
        f" {Tank.litres!r}"
    )


def test_error_inside():
    """An AttributeError of the function comes through"""

    def broken(tank):
        return tank.no_such_thing

    Tank = type("Tank", (), {"litres": lazy(broken)})
    try:
        Tank().litres
    except AttributeError as error:
        assert error.name == "no_such_thing", (
            "the function fails with an AttributeError for"
            " no_such_thing; the reader should see that one, not"
            f" one for {error.name}"
        )
