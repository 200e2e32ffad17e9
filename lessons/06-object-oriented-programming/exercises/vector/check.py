import operator

import pytest
from answer import Vector


class Arrow(Vector):
    pass


def components(result, what):
    try:
        return tuple(result)
    except TypeError:
        pytest.fail(f"{what} should be a vector, not {result!r}")


def test_arithmetic():
    """Vectors add, subtract and turn round"""
    v, w = Vector(3, 4, 5), Vector(1, 1, 2)
    for result, what, right in [
        (v + w, "v + w", (4, 5, 7)),
        (v - w, "v - w", (2, 3, 3)),
        (-v, "-v", (-3, -4, -5)),
    ]:
        got = components(result, what)
        assert got == right, (
            f"with (3, 4, 5) and (1, 1, 2), {what} should be"
            f" {right}, not {got}"
        )


def test_numbers():
    """A number may stand on either side"""
    v = Vector(3, 4)
    for factor in 2, 0.5:
        for result, what in [
            (v * factor, f"v * {factor}"),
            (factor * v, f"{factor} * v"),
        ]:
            right = (3 * factor, 4 * factor)
            got = components(result, what)
            assert got == right, (
                f"{what} should be {right}, not {got}"
            )


def test_dot_and_length():
    """@ multiplies, abs measures"""
    v = Vector(3, 4)
    assert (v @ Vector(1, 2), abs(v)) == (11, 5), (
        "(3, 4) @ (1, 2) and abs should be 11 and 5, not"
        f" {v @ Vector(1, 2)} and {abs(v)}"
    )


def test_container():
    """A vector has a length, items and iteration"""
    v = Vector(3, 4, 5)
    got = len(v), v[0], v[-1], list(v)
    assert got == (3, 3, 5, [3, 4, 5]), (
        "len(v), v[0], v[-1] and list(v) should be 3, 3, 5 and"
        f" [3, 4, 5], not {got}"
    )


# hidden
@pytest.mark.parametrize("name", ["add", "sub", "matmul"])
def test_lengths_differ(name):
    """Different lengths don't fit"""
    try:
        result = getattr(operator, name)(
            Vector(1, 2), Vector(1, 2, 3)
        )
    except ValueError:
        return
    pytest.fail(
        f"operator.{name} of two and three components should raise"
        f" ValueError, and gives {result!r}"
    )


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("mul", Vector(1, 2)),
        ("mul", "ab"),
        ("add", 1),
        ("add", (1, 2)),
        ("sub", 1),
        ("matmul", 2),
    ],
)
def test_refused(name, other):
    """What makes no sense gets NotImplemented"""
    v = Vector(3, 4)
    method = getattr(v, f"__{name}__")
    try:
        answer = method(other)
    except Exception as error:
        pytest.fail(f"__{name}__({other!r}) raises {error!r}")
    assert answer is NotImplemented, (
        f"__{name}__({other!r}) should return NotImplemented, not"
        f" {answer!r}"
    )


def test_subclass():
    """A subclass stays a subclass"""
    v = Arrow(3, 4)
    for result, what in [
        (v + Vector(1, 2), "arrow + vector"),
        (v - v, "arrow - arrow"),
        (-v, "-arrow"),
        (v * 2, "arrow * 2"),
        (2 * v, "2 * arrow"),
    ]:
        assert type(result) is Arrow, (
            f"{what} should be an Arrow, not a"
            f" {type(result).__name__}"
        )
