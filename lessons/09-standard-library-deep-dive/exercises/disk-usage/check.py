import ast
import inspect
import os

import answer
from answer import usage


def make(root, **sizes):
    for path, size in sizes.items():
        file = root.joinpath(*path.split("__"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes(size))


def sizes_of(root):
    got = usage(str(root))
    assert isinstance(got, tuple) and len(got) == 2, (
        "usage should return two things, a dict and a list; it"
        f" returned {got!r}"
    )
    return got


def test_bytes(tmp_path):
    """The files of each folder are added up"""
    make(
        tmp_path, monday__news=3000, monday__talk=500, tuesday__a=7
    )
    sizes, unread = sizes_of(tmp_path)
    assert sizes == {"monday": 3500, "tuesday": 7}, (
        "with 3,000 and 500 bytes in monday and 7 in tuesday, the"
        f" dict should say so; it was {sizes}"
    )
    assert unread == [], (
        f"every folder could be read, yet the list was {unread}"
    )


def test_depth(tmp_path):
    """Folders in folders count for the one at the top"""
    make(tmp_path, week__monday__night__news=40, week__note=2)
    sizes, _ = sizes_of(tmp_path)
    assert sizes == {"week": 42}, (
        "40 bytes lie in week/monday/night and 2 in week: the dict"
        f" should be {{'week': 42}}, not {sizes}"
    )


def test_empty(tmp_path):
    """An empty folder counts 0, a file at the top nothing"""
    (tmp_path / "sunday").mkdir()
    make(tmp_path, readme=9)
    sizes, _ = sizes_of(tmp_path)
    assert sizes == {"sunday": 0}, (
        "with an empty folder sunday and a file readme, the dict"
        f" should be {{'sunday': 0}}, not {sizes}"
    )


# hidden
def test_links(tmp_path):
    """Links count nothing and are not followed"""
    make(tmp_path, monday__news=3000)
    (tmp_path / "best").symlink_to("monday")
    (tmp_path / "monday" / "copy").symlink_to("news")
    (tmp_path / "monday" / "up").symlink_to("..")
    try:
        sizes, _ = sizes_of(tmp_path)
    except (OSError, RecursionError) as error:
        assert False, (
            "a link that leads back up was followed, until there"
            f" was a {type(error).__name__}"
        )
    assert sizes == {"monday": 3000}, (
        "links should count nothing, to files or to folders: the"
        f" dict should be {{'monday': 3000}}, not {sizes}"
    )


def test_unread(tmp_path):
    """A folder that can't be read is reported, not raised"""
    make(
        tmp_path,
        monday__news=30,
        monday__vault__gold=5,
        tuesday__a=7,
    )
    vault = tmp_path / "monday" / "vault"
    vault.chmod(0)
    try:
        sizes, unread = sizes_of(tmp_path)
    except PermissionError:
        assert False, (
            "one folder may not be read: note it and go on with"
            " the others, don't raise"
        )
    finally:
        vault.chmod(0o700)
    assert sizes == {"monday": 30, "tuesday": 7}, (
        "what can be read should be counted all the same; the dict"
        f" was {sizes}"
    )
    assert [os.fspath(path) for path in unread] == [str(vault)], (
        "the list should hold the path of the folder that could"
        f" not be read, and nothing else; it was {unread}"
    )


def test_separators():
    """No separator is written into the code"""
    tree = ast.parse(inspect.getsource(answer))
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and node.value in ("/", "\\")
    ]
    assert not found, (
        f"the code holds {found[0]!r}: os.path.join and the paths"
        " of scandir use the system's own separator"
    )
