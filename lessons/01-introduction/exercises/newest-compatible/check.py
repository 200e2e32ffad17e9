from answer import pick


def test_ten_after_nine():
    """3.10 is higher than 3.9"""
    got = pick(["3.9", "3.10", "4.0"], ">=3.8,<4")
    assert got == "3.10", (
        "of 3.9, 3.10 and 4.0, the highest for >=3.8,<4 is '3.10';"
        f" you returned {got!r}"
    )


def test_nothing_fits():
    """None when nothing fits"""
    got = pick(["1.0", "1.1"], ">=2")
    assert got is None, (
        f"no version fits >=2, so the result is None, not {got!r}"
    )


# hidden
def test_final_before_candidate():
    """A release candidate gives way to a final release"""
    got = pick(["3.9", "3.10", "3.11rc1"], ">=3.8")
    assert got == "3.10", (
        f"3.11rc1 is not final, and 3.10 fits; you returned {got!r}"
    )


def test_only_candidates():
    """Without a final release, a candidate will do"""
    got = pick(["2.0a1", "2.0rc1"], ">=1.0")
    assert got == "2.0rc1", (
        "only versions that are not final fit, so the highest of"
        f" them is '2.0rc1'; you returned {got!r}"
    )


def test_order_of_list():
    """The order of the list doesn't matter"""
    got = pick(["2.1", "2.10.1", "2.9"], "~=2.1")
    assert got == "2.10.1", (
        f"2.10.1 is the highest that fits ~=2.1; got {got!r}"
    )


def test_no_versions():
    """An empty list gives None"""
    got = pick([], ">=1")
    assert got is None, (
        f"without any version the result is None, not {got!r}"
    )
