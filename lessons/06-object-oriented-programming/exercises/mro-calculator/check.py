import random

import pytest

from answer import c3

FAMILY = {
    "Clock": ["Device"],
    "Radio": ["Device"],
    "Both": ["Clock", "Radio"],
}


def test_a_line():
    """One base after the other"""
    row = c3({"C": ["B"], "B": ["A"]}, "C")
    assert row == ["C", "B", "A"], (
        f"C over B over A should give C, B, A, not {row}"
    )


def test_a_diamond():
    """A common base comes once, after both"""
    row = c3(FAMILY, "Both")
    assert row == ["Both", "Clock", "Radio", "Device"], (
        "the diamond should give Both, Clock, Radio, Device, not"
        f" {row}"
    )


def test_no_order():
    """A contradiction is a TypeError that names the class"""
    graph = {"Clock": ["Device"], "Odd": ["Device", "Clock"]}
    with pytest.raises(TypeError) as caught:
        row = c3(graph, "Odd")
        pytest.fail(
            "Odd(Device, Clock) has no order, yet c3 returned"
            f" {row}"
        )
    assert "Odd" in str(caught.value), (
        "the message should name the class, Odd; it is"
        f" {str(caught.value)!r}"
    )


# hidden
def test_order_of_the_bases():
    """The bases keep the order in which they are written"""
    graph = {"Z": ["Y", "X"], "Y": [], "X": []}
    assert c3(graph, "Z") == ["Z", "Y", "X"], (
        f"Z(Y, X) should give Z, Y, X, not {c3(graph, 'Z')}"
    )


def test_bases_that_disagree():
    """Two bases that order others differently are refused"""
    graph = {"P": ["A", "B"], "Q": ["B", "A"], "Z": ["P", "Q"]}
    with pytest.raises(TypeError):
        row = c3(graph, "Z")
        pytest.fail(
            "P wants A before B and Q wants B before A: Z(P, Q) has"
            f" no order, yet c3 returned {row}"
        )


def test_graph_is_left_alone():
    """The graph is not changed"""
    graph = {name: [*bases] for name, bases in FAMILY.items()}
    c3(graph, "Both")
    assert graph == FAMILY, (
        f"c3 should not change the graph; now it is {graph}"
    )


def test_like_python():
    """The same as __mro__, on families made at random"""
    rng = random.Random(67)
    for _ in range(60):
        made, graph = {}, {}
        for name in "ABCDEFGH":
            count = min(len(made), rng.randrange(4))
            bases = rng.sample(list(made), count)
            graph[name] = bases
            try:
                parents = tuple(made[base] for base in bases)
                made[name] = type(name, parents, {})
            except TypeError:
                with pytest.raises(TypeError):
                    row = c3(graph, name)
                    pytest.fail(
                        f"Python refuses {name}({bases}) in"
                        f" {graph}; c3 returned {row}"
                    )
                del graph[name]
                continue
            row = c3(graph, name)
            names = [cls.__name__ for cls in made[name].__mro__]
            assert row == names[:-1], (
                f"for {name} in {graph} Python has {names[:-1]},"
                f" c3 returned {row}"
            )
