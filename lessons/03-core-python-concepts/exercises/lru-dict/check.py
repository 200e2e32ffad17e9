from answer import LruDict


def filled():
    cache = LruDict(2)
    cache["rye"] = 4
    cache["bun"] = 1
    return cache


def test_forgets():
    """The oldest of three keys is forgotten"""
    cache = filled()
    cache["cake"] = 9
    assert list(cache) == ["bun", "cake"], (
        "after rye, bun and cake, a cache of 2 should hold bun and"
        f" cake, not {list(cache)}"
    )


def test_reading_refreshes():
    """A key that was read stays longer"""
    cache = filled()
    assert cache["rye"] == 4, "cache['rye'] should be 4"
    cache["cake"] = 9
    assert list(cache) == ["rye", "cake"], (
        "rye was read after bun, so bun should be forgotten; the"
        f" cache holds {list(cache)}"
    )


def test_overwriting():
    """A key that is overwritten stays, and costs nobody a place"""
    cache = filled()
    cache["rye"] = 5
    assert list(cache) == ["bun", "rye"], (
        "a key that is overwritten takes no new room, and moves to"
        f" the end; the cache holds {list(cache)}"
    )
    assert cache["rye"] == 5, "the new value should be kept"


# hidden
def test_overwriting_the_newest():
    """To overwrite the newest key forgets nothing"""
    cache = filled()
    cache["bun"] = 2
    assert list(cache) == ["rye", "bun"], (
        "bun was there already, so rye should stay; the cache"
        f" holds {list(cache)}"
    )


def test_size_zero():
    """A cache of size 0 stores nothing"""
    cache = LruDict(0)
    cache["rye"] = 4
    assert len(cache) == 0 and "rye" not in cache, (
        f"a cache of size 0 should stay empty: {list(cache)}"
    )


def test_unknown_key():
    """An unknown key is a KeyError and changes nothing"""
    cache = filled()
    try:
        cache["cake"]
    except KeyError:
        pass
    else:
        raise AssertionError(
            "reading an unknown key should raise KeyError"
        )
    assert list(cache) == ["rye", "bun"], (
        "reading an unknown key should change nothing"
    )


def test_in_is_no_use():
    """Asking with in doesn't count as use"""
    cache = filled()
    assert "rye" in cache, "rye should be there"
    cache["cake"] = 9
    assert "rye" not in cache, (
        "asking with in should not make a key stay longer"
    )


def test_none_is_a_value():
    """None can be stored and refreshed"""
    cache = filled()
    cache["rye"] = None
    assert cache["rye"] is None and "rye" in cache, (
        "None is a value like others"
    )


def test_two_caches():
    """Two caches are independent"""
    one, two = filled(), LruDict(2)
    assert (len(one), len(two)) == (2, 0), (
        "each cache needs a dictionary of its own"
    )
