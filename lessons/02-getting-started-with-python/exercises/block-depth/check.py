import pytest
from answer import max_depth


def test_flat():
    """Source without blocks has depth 0"""
    depth = max_depth("cars = 34\nprint(cars)\n")
    assert depth == 0, f"two lines side by side: 0, not {depth}"


def test_one_inside_another():
    """A block inside a block is depth 2"""
    depth = max_depth("if cars:\n if trucks:\n  wait()\n")
    assert depth == 2, (
        "one block inside another, with one space a level, should"
        f" be 2, not {depth}"
    )


def test_side_by_side():
    """Blocks side by side don't add up"""
    source = "if cars:\n    wait()\nif trucks:\n    wait()\n"
    depth = max_depth(source)
    assert depth == 1, (
        f"two blocks one after the other should be 1, not {depth}:"
        " the first has ended before the second begins"
    )


# hidden
def test_brackets():
    """Indentation inside brackets is no block"""
    source = "fare = [\n    12,\n        36,\n]\n"
    depth = max_depth(source)
    assert depth == 0, (
        "lines inside brackets are one statement: depth 0, not"
        f" {depth}"
    )


def test_text_of_many_lines():
    """Indentation inside a text is no block"""
    source = 'sign = """\n    if full:\n        wait\n"""\n'
    depth = max_depth(source)
    assert depth == 0, (
        f"a text of many lines has no blocks: depth 0, not {depth}"
    )


def test_comments_and_blank_lines():
    """A comment set in further opens no block"""
    source = "if cars:\n    wait()\n\n            # or swim\n"
    depth = max_depth(source)
    assert depth == 1, (
        "blank lines and comments open and close nothing: depth 1,"
        f" not {depth}"
    )


def test_deepest_is_kept():
    """What comes after the deepest place doesn't count"""
    source = (
        "if a:\n  if b:\n    if c:\n      d()\n  if e:\n    f()\n"
    )
    depth = max_depth(source)
    assert depth == 3, (
        "three levels, and later two: the deepest is 3, not"
        f" {depth}"
    )


@pytest.mark.parametrize("source", ["", "\n\n", "# closed\n"])
def test_empty(source):
    """Source without statements has depth 0"""
    depth = max_depth(source)
    assert depth == 0, f"{source!r} has no block, so 0, not {depth}"


@pytest.mark.parametrize(
    "source",
    [
        "if cars:\n",
        "if cars:\nwait()\n",
        "if cars:\n        wait()\n    go()\n",
    ],
)
def test_unfinished(source):
    """A block that is missing or broken raises IndentationError"""
    try:
        depth = max_depth(source)
    except IndentationError:
        return
    pytest.fail(
        f"Python refuses {source!r} with an IndentationError;"
        f" max_depth returned {depth}"
    )
