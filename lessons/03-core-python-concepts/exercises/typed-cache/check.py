from annotationlib import get_annotations
from collections.abc import Callable

from answer import Cache


def counted(value):
    """Return a function that makes value, and its calls."""
    calls = []

    def make():
        calls.append(value)
        return value

    return make, calls


def test_kept():
    """The second call gets the first one's value"""
    prices = Cache()
    got = [prices.get("drill", lambda: n) for n in (7, 99)]
    assert got == [7, 7], (
        "the first call should keep 7, and the second return it;"
        f" they returned {got}"
    )


def test_type_parameter():
    """Cache has one type parameter, with the default str"""
    parameters = getattr(Cache, "__type_params__", ())
    assert len(parameters) == 1, (
        "Cache should have one type parameter, in square brackets"
        f" behind its name; it has {len(parameters)}"
    )
    (parameter,) = parameters
    assert parameter.has_default(), (
        f"{parameter} should have a default"
    )
    assert parameter.__default__ is str, (
        f"the default of {parameter} should be str, not"
        f" {parameter.__default__!r}"
    )


def test_annotations():
    """get says what it takes and returns"""
    hints = get_annotations(Cache.get)
    assert set(hints) == {"key", "make", "return"}, (
        "get should have hints for key, make and what it"
        f" returns; it has them for {sorted(hints)}"
    )
    (parameter,) = Cache.__type_params__
    wanted = {
        "key": str,
        "make": Callable[[], parameter],
        "return": parameter,
    }
    for name in wanted:
        assert hints[name] == wanted[name], (
            f"the hint of {name} should be {wanted[name]}, not"
            f" {hints[name]}"
        )


# hidden
def test_falsy_values():
    """0, "" and None are kept like any value"""
    for value in 0, "", False, []:
        make, calls = counted(value)
        cache = Cache()
        got = [cache.get("a", make), cache.get("a", make)]
        assert got == [value, value], (
            f"for {value!r}, get should return it twice; it"
            f" returned {got}"
        )
        assert len(calls) == 1, (
            f"{value!r} was made {len(calls)} times: a value that"
            " counts as false is a value"
        )


def test_none():
    """None is kept like any value"""
    make, calls = counted(None)
    cache = Cache()
    got = [cache.get("a", make), cache.get("a", make)]
    assert got == [None, None], (
        f"None should be returned twice, not {got}"
    )
    assert len(calls) == 1, (
        f"None was made {len(calls)} times: it is a value too"
    )


def test_keys_and_caches():
    """Keys don't mix, and caches don't"""
    one, other = Cache[int](), Cache[int]()
    one.get("drill", lambda: 1)
    assert one.get("saw", lambda: 2) == 2, (
        "another key should get a value of its own"
    )
    assert other.get("drill", lambda: 3) == 3, (
        "another cache returned what the first one keeps: make"
        " the dictionary in __init__"
    )
