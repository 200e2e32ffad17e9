import pytest
from answer import duplicates


@pytest.fixture
def scores(tmp_path):
    for path, text in {
        "a.txt": "eight voices in two choirs",
        "bach/b.txt": "eight voices in two choirs",
        "bach/other.txt": "seven voices in two choirs",
        "bach/sets/long.txt": "eight voices in two choirs, slowly",
    }.items():
        file = tmp_path / "scores" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "scores"


def found(root):
    return [
        [path.as_posix() for path in g] for g in duplicates(root)
    ]


def test_one_group(scores):
    """Two files with the same contents are one group"""
    got = found(scores)
    assert got == [["a.txt", "bach/b.txt"]], (
        "a.txt and bach/b.txt have the same contents, and nothing"
        f" else has; the groups were {got}"
    )


def test_text_root(scores):
    """The root may be a text"""
    got = found(str(scores))
    assert got == [["a.txt", "bach/b.txt"]], (
        f"with the root as a text, the groups were {got}"
    )


def test_groups_sorted(scores):
    """Groups, and what is in them, are sorted"""
    (scores / "bach" / "a-copy.txt").write_text("solo")
    (scores / "0.txt").write_text("solo")
    (scores / "bach" / "0.txt").write_text("solo")
    got = found(scores)
    assert got == [
        ["0.txt", "bach/0.txt", "bach/a-copy.txt"],
        ["a.txt", "bach/b.txt"],
    ], f"groups and paths should be sorted; they were {got}"


# hidden
def test_empty(scores):
    """Empty files are a group too"""
    (scores / "z1").touch()
    (scores / "z2").touch()
    got = found(scores)
    assert got == [["a.txt", "bach/b.txt"], ["z1", "z2"]], (
        "z1 and z2 are both empty, so they are equal; the groups"
        f" were {got}"
    )


def test_links(scores):
    """Symbolic links are left out"""
    (scores / "link.txt").symlink_to("a.txt")
    (scores / "choir").symlink_to("bach")
    got = found(scores)
    assert got == [["a.txt", "bach/b.txt"]], (
        "link.txt and the folder choir are symbolic links and"
        f" should be left out; the groups were {got}"
    )


def test_unread(scores):
    """A size that nobody shares is not opened"""
    long = scores / "bach" / "sets" / "long.txt"
    long.chmod(0)
    try:
        got = found(scores)
    except PermissionError:
        assert False, (
            "long.txt was opened, though no other file is as long:"
            " compare sizes before contents"
        )
    finally:
        long.chmod(0o600)
    assert got == [["a.txt", "bach/b.txt"]], (
        f"the groups were {got}"
    )
