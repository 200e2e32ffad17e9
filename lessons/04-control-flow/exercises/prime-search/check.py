import ast
import inspect

import answer
from answer import first_prime_over


def finds(n, prime):
    got = first_prime_over(n)
    assert got == prime, (
        f"first_prime_over({n}) should be {prime}, not {got}"
    )


def test_small():
    """The next prime after small numbers"""
    finds(2, 3)
    finds(13, 17)
    finds(24, 29)


def test_below_two():
    """Below 2, the first prime is 2"""
    finds(1, 2)
    finds(0, 2)
    finds(-7, 2)


# hidden
def test_squares():
    """The square of a prime is no prime"""
    finds(8, 11)
    finds(23, 29)
    finds(47, 53)


def test_large():
    """Large numbers work too"""
    finds(1_000_000, 1_000_003)


def test_no_flag():
    """for has an else, and no variable is True or False"""
    tree = ast.parse(inspect.getsource(answer))
    nodes = list(ast.walk(tree))
    assert any(
        isinstance(n, ast.For) and n.orelse for n in nodes
    ), "no for loop of yours has an else"
    assert not any(
        isinstance(n, ast.Constant) and isinstance(n.value, bool)
        for n in nodes
    ), "your answer has a flag, True or False; else needs none"
