from answer import counter


def test_limit():
    """hit() says yes up to the limit, then no"""
    hit, _, _ = counter(2)
    got = [hit(), hit(), hit()]
    assert got == [True, True, False], (
        "with counter(2), three calls of hit() should return True,"
        f" True, False; they returned {got}"
    )


def test_remaining_follows_hits():
    """remaining() goes down with each hit"""
    hit, _, remaining = counter(3)
    before = remaining()
    hit()
    assert (before, remaining()) == (3, 2), (
        "with counter(3), remaining() should be 3, and 2 after a"
        f" hit; it was {before} and {remaining()}"
    )


def test_reset_reaches_both():
    """reset() is seen by hit() and by remaining()"""
    hit, reset, remaining = counter(1)
    hit()
    reset()
    assert remaining() == 1, (
        "after reset(), remaining() should be the whole limit"
        f" again, not {remaining()}"
    )
    assert hit() is True, (
        "after reset(), hit() should say yes again"
    )


# hidden
def test_limit_zero():
    """A limit of 0 refuses the first visitor"""
    hit, _, remaining = counter(0)
    first = hit()
    assert first is False, (
        "with counter(0), nobody may come in: hit() should return"
        f" False, not {first}"
    )
    assert remaining() == 0, (
        "with counter(0), remaining() should stay at 0, and not"
        f" become {remaining()}"
    )


def test_refused_visitors():
    """A visitor who is refused is not counted"""
    hit, _, remaining = counter(1)
    hit(), hit(), hit()
    assert remaining() == 0, (
        "refused visitors should not be counted: after one hit and"
        f" two refusals, remaining() should be 0, not {remaining()}"
    )


def test_reset_after_refusals():
    """reset() takes back every hit, after refusals too"""
    hit, reset, remaining = counter(2)
    hit(), hit(), hit()
    reset()
    assert remaining() == 2, (
        "after two hits, a refusal and a reset(), remaining()"
        f" should be 2, not {remaining()}"
    )
    assert [hit(), hit(), hit()] == [True, True, False], (
        "after a reset() the limit should be the same as before"
    )


def test_independent():
    """Two counters don't share their count"""
    cellar_hit, cellar_reset, cellar_remaining = counter(2)
    tower_hit, _, tower_remaining = counter(2)
    cellar_hit()
    assert tower_remaining() == 2, (
        "a visitor in the cellar was counted in the tower: each"
        " call of counter needs variables of its own"
    )
    tower_hit()
    cellar_reset()
    assert (cellar_remaining(), tower_remaining()) == (2, 1), (
        "a reset in the cellar should leave the tower alone"
    )
