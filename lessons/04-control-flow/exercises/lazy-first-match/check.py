import ast
import inspect
from itertools import count

import answer
from answer import first


def test_match():
    """The first item that fits"""
    got = first(str.isupper, ["a", "B", "C"])
    assert got == "B", (
        'first(str.isupper, ["a", "B", "C"]) should be "B",'
        f" not {got!r}"
    )


def test_no_match():
    """default where nothing fits"""
    try:
        got = (
            first(str.isupper, ["a"], "none"),
            first(str.isupper, []),
        )
    except (IndexError, StopIteration) as error:
        got = type(error).__name__
    assert got == ("none", None), (
        "without a match, first should return the default, or None;"
        f" you gave {got!r}"
    )


# hidden
def test_stops():
    """Nothing is taken after the first match"""
    taken = []

    def seats():
        for seat in count():
            taken.append(seat)
            assert seat < 100, "your answer went on after the match"
            yield seat

    got = first(lambda seat: seat > 2, seats())
    assert got == 3, f"the first seat above 2 is 3, not {got!r}"
    assert taken == [0, 1, 2, 3], (
        f"seats 0 to 3 are enough; your answer took {taken}"
    )


def test_false_match():
    """A match may count as false"""
    got = first(lambda item: item == 0, [5, 0, 7], "none")
    assert got == 0 and got is not False, (
        "first(lambda item: item == 0, [5, 0, 7], 'none') should"
        f" be 0, not {got!r}"
    )
    got = first(lambda item: item is None, [1, None], "none")
    assert got is None, (
        "if the match is None, None is the result, and not the"
        f" default; you gave {got!r}"
    )


def test_pred_once():
    """pred is asked once for each item"""
    asked = []

    def pred(item):
        asked.append(item)
        return item == 2

    first(pred, [1, 2, 3])
    assert asked == [1, 2], (
        f"pred should be asked about 1 and 2; it was asked {asked}"
    )


def test_generator_expression():
    """A generator expression does the work"""
    nodes = ast.walk(ast.parse(inspect.getsource(answer)))
    assert any(
        isinstance(node, ast.GeneratorExp) for node in nodes
    ), "write it with a generator expression, in parentheses"
