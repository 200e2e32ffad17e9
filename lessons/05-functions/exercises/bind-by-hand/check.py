import itertools

import pytest
from answer import bind

ORDER = [
    ("drink", "positional-only", ...),
    ("size", "ordinary", "small"),
    ("to_go", "keyword-only", ...),
]
LABEL = [
    ("name", "positional-only", ...),
    ("details", "**kwargs", ...),
]


def expect(params, args, kwargs, wanted):
    got = bind(params, args, kwargs)
    assert got == wanted, (
        f"with args {args} and kwargs {kwargs}, bind should give "
        f"{wanted}, but it gave {got}."
    )


def refuse(params, args, kwargs, why):
    try:
        got = bind(params, args, kwargs)
    except TypeError:
        return
    pytest.fail(
        f"with args {args} and kwargs {kwargs}, bind should raise "
        f"TypeError, because {why}, but it gave {got}."
    )


def test_places_names_defaults():
    """Places first, then names, then defaults"""
    wanted = {"drink": "tea", "size": "small", "to_go": True}
    expect(ORDER, ("tea",), {"to_go": True}, wanted)
    wanted = {"drink": "tea", "size": "big", "to_go": True}
    expect(ORDER, ("tea", "big"), {"to_go": True}, wanted)
    expect(ORDER, ("tea",), {"size": "big", "to_go": True}, wanted)


def test_missing_keyword_only():
    """A keyword-only parameter without a default is required"""
    refuse(ORDER, ("tea",), {}, "to_go is missing")
    refuse(ORDER, ("tea", "big", True), {}, "to_go needs its name")


def test_given_twice():
    """No parameter is filled twice"""
    kwargs = {"size": "big", "to_go": True}
    refuse(ORDER, ("tea", "small"), kwargs, "size comes twice")


def test_positional_only_by_name():
    """A positional-only parameter is not filled by name"""
    kwargs = {"drink": "tea", "to_go": True}
    refuse(ORDER, (), kwargs, "drink can't be given by name")


def test_swallowed_name():
    """**kwargs takes the name of a positional-only parameter"""
    wanted = {"name": "tea", "details": {"name": "Ada"}}
    expect(LABEL, ("tea",), {"name": "Ada"}, wanted)


# hidden


def test_nowhere_to_go():
    """Arguments without a place are refused"""
    kwargs = {"to_go": True, "sise": "big"}
    refuse(ORDER, ("tea",), kwargs, "sise is unknown")
    refuse(LABEL, ("tea", "big"), {}, "big has no place")


def test_collects():
    """*args collects in a tuple, **kwargs in a dictionary"""
    params = [
        ("first", "ordinary", ...),
        ("rest", "*args", ...),
        ("notes", "**kwargs", ...),
    ]
    wanted = {"first": 1, "rest": (2, 3), "notes": {"table": 4}}
    expect(params, (1, 2, 3), {"table": 4}, wanted)
    expect(params, (1,), {}, {"first": 1, "rest": (), "notes": {}})


def test_falsy_values():
    """None, 0 and False are values and defaults like others"""
    params = [
        ("sugar", "ordinary", ...),
        ("milk", "ordinary", None),
        ("to_go", "keyword-only", False),
    ]
    wanted = {"milk": None, "sugar": 0, "to_go": False}
    expect(params, (), {"sugar": 0}, wanted)


def test_leaves_the_arguments_alone():
    """The caller's args and kwargs stay as they were"""
    args, kwargs = ["tea"], {"to_go": True, "size": "big"}
    bind(ORDER, args, kwargs)
    kept = args == ["tea"] and sorted(kwargs) == ["size", "to_go"]
    assert kept, (
        "bind should leave the caller's args and kwargs as they "
        f"were, but now they are {args} and {kwargs}."
    )


def outcome(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except TypeError:
        return "a TypeError"


A, B = ("a", "positional-only", ...), ("b", "ordinary", ...)
C, D = ("c", "ordinary", 3), ("d", "keyword-only", 4)
FREE = ("a", "positional-only", 1)
NEEDED = ("d", "keyword-only", ...)
REST, MORE = ("rest", "*args", ...), ("more", "**kwargs", ...)
SIGNATURES = {
    "a, /, b, c=3, *, d=4": [A, B, C, D],
    "a, /, b, c=3, *rest, d=4": [A, B, C, REST, D],
    "a, /, c=3, *, d, **more": [A, C, NEEDED, MORE],
    "a, /, b, *rest, **more": [A, B, REST, MORE],
    "a=1, /, c=3, **more": [FREE, C, MORE],
    "b, c=3": [B, C],
}


@pytest.mark.parametrize("signature", SIGNATURES)
def test_agrees_with_python(signature):
    """bind and Python agree on a hundred calls"""
    space = {}
    exec(f"def called({signature}): return locals()", space)
    params = SIGNATURES[signature]
    for count, size in itertools.product(range(5), range(4)):
        for names in itertools.combinations("abcdx", size):
            args = tuple(range(10, 10 + count))
            kwargs = dict.fromkeys(names, 0)
            wanted = outcome(space["called"], *args, **kwargs)
            got = outcome(bind, params, args, kwargs)
            assert got == wanted, (
                f"for def f({signature}), args {args} and kwargs "
                f"{kwargs}, Python gives {wanted}, bind {got}."
            )
