import ast
import inspect
from itertools import product

import answer
from answer import may_water


def expected(on, dry, night, full):
    reasons = {
        "switched off": on,
        "wet enough": dry,
        "wait for the night": night,
        "fill the tank": full,
    }
    wrong = [text for text, fine in reasons.items() if not fine]
    return wrong[0] if wrong else "water"


def depth(node):
    deepest = max(map(depth, ast.iter_child_nodes(node)), default=0)
    here = isinstance(
        node, ast.If | ast.IfExp | ast.Match | ast.For | ast.While
    )
    return deepest + here


def test_truth_table():
    """All sixteen answers are as before"""
    for given in product((True, False), repeat=4):
        got = may_water(*given)
        assert got == expected(*given), (
            f"may_water{given} should still be"
            f" {expected(*given)!r}, not {got!r}"
        )


def test_depth():
    """No condition stands inside another one"""
    tree = ast.parse(inspect.getsource(answer))
    levels = depth(tree)
    assert levels == 1, (
        "conditions should be one level deep; yours go down"
        f" {levels} levels. An elif or a second if in one"
        " expression counts too"
    )


# hidden
def test_guards():
    """The conditions are ifs of may_water itself"""
    tree = ast.parse(inspect.getsource(answer))
    guards = [
        node for node in ast.walk(tree) if isinstance(node, ast.If)
    ]
    assert guards, "your answer has no if: write guard clauses"
    assert not any(node.orelse for node in guards), (
        "a guard clause needs no else: its return leaves the"
        " function"
    )
