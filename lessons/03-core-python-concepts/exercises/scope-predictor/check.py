import ast
import inspect

import answer
import pytest
from answer import make_counter, predicted

# What each letter prints, backwards, so that you still predict.
PRINTS = {
    "a": "rorrElacoLdnuobnU",
    "b": "6",
    "c": "4",
    "d": "5",
    "e": "rorrEemaN",
    "f": "4",
}


def predicts(letters, rule):
    """Fail at the first letter that is predicted wrong."""
    for letter in letters:
        got = str(predicted.get(letter, "")).strip()
        assert got, f"nothing is predicted for {letter!r}"
        if got != PRINTS[letter][::-1]:
            pytest.fail(f"{letter!r} does not give {got!r}: {rule}")


def test_unbound():
    """a: a name that is read before it is assigned"""
    predicts(
        "a",
        "a name that is assigned in a function is local in every"
        " line of it",
    )


def test_nested():
    """b and f: a function in a function"""
    predicts(
        "bf",
        "an inner function reads the variable as it is at the"
        " call, and without nonlocal it assigns to one of its own",
    )


def test_class():
    """c: a method and its class"""
    predicts("c", "methods skip the class around them")


def test_loops():
    """d: a loop and a comprehension"""
    predicts(
        "d",
        "a loop makes no scope, and a comprehension keeps its"
        " variable to itself",
    )


def test_except():
    """e: the name behind except … as"""
    predicts("e", "except deletes its name at the block's end")


def test_counter():
    """Each counter counts for itself"""
    rye, spelt = make_counter(), make_counter()
    got = rye(), rye(), spelt()
    assert got == (1, 2, 1), (
        "each counter should count for itself: (1, 2, 1), not"
        f" {got}"
    )


# hidden
def test_counter_made_later():
    """A new counter leaves the old ones alone"""
    rye = make_counter()
    rye()
    make_counter()
    assert rye() == 2, (
        "a counter went back when another one was made"
    )


def test_no_global():
    """There is no global statement"""
    tree = ast.parse(inspect.getsource(answer))
    lines = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Global)
    ]
    assert not lines, (
        "make_counter should work without a global statement;"
        f" there is one in line {lines[0]}"
    )
