"""The sentence under a beginner's error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Bench

CASES = [
    ("pint('hi')", "no “pint” here"),
    ("math.sqrt(4)", "“math” is a module: import it"),
    ("import numpyy", "called “numpyy”"),
    ("import numpy.linalg", "“numpy” exists, but its package is not part"),
    ("raise ModuleNotFoundError(name='tkinter')", "Python has the module “tkinter”"),
    ("print(“hi”)", "straight ones"),
    ("x = 1 \u2212 2", "type it anew"),
    ("from math import sqroot", "has no “sqroot”"),
    ("def f():\n    n += 1\nf()", "variable “n” of its own"),
    ("x = [3].sort()\nx.append(1)", "returned nothing"),
    ("[1].push(2)", "nothing called “push”"),
    ("import math\nmath.squareroot(4)", "The module “math” has nothing"),
    ("'age: ' + 3", "joins text with text"),
    ("3 + 'a'", "joins text with text"),
    ("None + 1", "One side of the + is None"),
    ("[1] - [2]", "The operator - doesn't know"),
    ("'5' > 3", "no order between them"),
    ("total = 3\ntotal(4)", "int can't be called"),
    ("None[0]", "The value is None"),
    ("for x in None: pass", "The value is None"),
    ("def f(a, b): pass\nf(1)", "gives f() fewer values"),
    ("def f(a): pass\nf(1, 2)", "gives f() more values"),
    ("def f(a): pass\nf(b=1)", "no parameter called “b”"),
    ("[1]['a']", "asked by position"),
    ("for i in 5: pass", "use range()"),
    ("{[1]: 2}", "list can change"),
    ("'abc'[0] = 'x'", "str never changes"),
    ("int('3.5')", "int() reads whole numbers"),
    ("float('a')", "float() reads numbers"),
    ("a, b = [1]", "as many names"),
    ("a, b = [1, 2, 3]", "as many names"),
    ("[1].remove(2)", "ask with “in” first"),
    ("[1][3]", "positions count from 0"),
    ("{}['a']", "no key 'a'"),
    ("1 / 0", "divided by zero"),
    ("open('data.txt')", "no “data.txt”"),
    ("def f():\n    f()\nf()", "case that ends it"),
    ("if True:\nprint(1)", "After line 1"),
    ("x = 1\n  y = 2", "start of this line"),
    ("if True:\n\tx = 1\n        y = 2", "mixes tabs and spaces"),
    ("print((1)", "has no partner"),
    ("print('hi)", "not closed with the same one"),
    ("if 1\n    pass", "ends in a colon"),
    ("if x = 1: pass", "two, ==, compare"),
    ("x = [1 2]", "comma"),
    ("print 'a'", "between parentheses"),
    ("return 3", "inside a function only"),
    ("x = = 3", "can't read this line"),
]


@pytest.mark.parametrize(("source", "words"), CASES)
def test_hint_says_what_to_look_at(source: str, words: str, bench: Bench) -> None:
    hint = bench.run(source).done["error"]["hint"]
    assert hint is not None
    assert words in hint


@pytest.mark.parametrize(
    "source",
    [
        "raise ValueError('my own words')",
        "class NameError(Exception): pass\nraise NameError(\"name 'x' is not defined\")",
        "class Odd(KeyError):\n    def __str__(self): raise RuntimeError\nraise Odd('x')",
        "raise LookupError",
    ],
)
def test_hint_is_missing_where_nothing_is_sure(source: str, bench: Bench) -> None:
    assert bench.run(source).done["error"]["hint"] is None
