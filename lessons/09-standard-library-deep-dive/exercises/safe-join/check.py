from pathlib import Path

import pytest
from answer import safe_join


@pytest.fixture
def scores(tmp_path):
    scores = tmp_path.resolve() / "scores"
    (scores / "bach").mkdir(parents=True)
    (scores.parent / "wages.txt").touch()
    (scores.parent / "scores-private").mkdir()
    return scores


def refused(root, user_path):
    try:
        got = safe_join(root, user_path)
    except ValueError:
        return
    assert False, (
        f"{user_path!r} leads out of the root and should raise"
        f" ValueError; the answer was {str(got)!r}"
    )


def test_inside(scores):
    """A path below the root is joined"""
    got = safe_join(scores, "bach/motet.txt")
    assert got == scores / "bach" / "motet.txt", (
        f"bach/motet.txt lies in the root; the answer was {got!r}"
    )


def test_climb(scores):
    """Dots that climb out are refused"""
    refused(scores, "../wages.txt")
    refused(scores, "bach/../../wages.txt")


def test_dots_inside(scores):
    """Dots that stay inside are allowed"""
    got = safe_join(scores, "bach/../verdi")
    assert got == scores / "verdi", (
        "bach/../verdi stays in the root and means its verdi; the"
        f" answer was {got!r}"
    )


# hidden
def test_absolute(scores):
    """Absolute paths are refused, those inside too"""
    refused(scores, "/etc/passwd")
    try:
        got = safe_join(scores, str(scores / "bach"))
    except ValueError:
        return
    assert False, (
        "every absolute path should be refused, even one that lies"
        f" inside; the answer was {got!r}"
    )


def test_sibling(scores):
    """A neighbour whose name begins alike is outside"""
    refused(scores, "../scores-private/wages.txt")


def test_link_out(scores):
    """A link that points out of the root is refused"""
    (scores / "exit").symlink_to("..")
    refused(scores, "exit/wages.txt")
    refused(scores, "exit")


def test_link_inside(scores):
    """A link that stays inside is followed"""
    (scores / "js").symlink_to("bach")
    got = safe_join(scores, "js/motet.txt")
    assert got == scores / "bach" / "motet.txt", (
        "js is a link to bach in the same root, which is fine; the"
        f" answer was {got!r}"
    )


def test_root_behind_link(scores):
    """The root itself may lie behind a link"""
    door = scores.parent / "door"
    door.symlink_to("scores")
    try:
        got = safe_join(str(door), "bach")
    except ValueError:
        assert False, (
            "the root is a link to the folder, and bach lies in it:"
            " resolve the root too"
        )
    assert got == scores / "bach", (
        "the root is a link to scores; the answer should be"
        f" resolved, but was {got!r}"
    )


def test_root_itself(scores):
    """The root itself is inside"""
    got = safe_join(scores, ".")
    assert got == scores, f"'.' is the root; the answer was {got!r}"
    assert isinstance(got, Path), (
        f"the answer should be a Path, not a {type(got).__name__}"
    )
