import gc
from weakref import ref

import pytest
from answer import Folder


@pytest.fixture(autouse=True)
def counting_only():
    """Keep the cycle collector out of the tests."""
    enabled = gc.isenabled()
    gc.disable()
    yield
    if enabled:
        gc.enable()


def tree():
    """Return a root with two levels below it."""
    root = Folder("photos")
    sea = root.add("sea")
    sea.add("2026")
    root.add("wood")
    assert len(root.folders) == 2, (
        "the root lost a folder that was added to it"
    )
    return root


def test_parent():
    """A subfolder knows its parent, and a root has none"""
    root = tree()
    sea = root.folders[0]
    assert sea.parent is root, (
        f"sea.parent should be the root, not {sea.parent!r}"
    )
    assert sea.folders[0].parent is sea, (
        "a folder on the second level should know its parent too"
    )
    assert root.parent is None, (
        f"a root's parent should be None, not {root.parent!r}"
    )


def test_tree_goes():
    """Without its root, the tree is gone at once"""
    root = tree()
    sea = root.folders[0]
    watched = [ref(root), ref(sea), ref(sea.folders[0])]
    del root, sea
    left = sum(watch() is not None for watch in watched)
    assert left == 0, (
        f"{left} of 3 folders are still there: somewhere they"
        " hold each other"
    )


# hidden
def test_tree_stays():
    """The root keeps all folders alive"""
    root = Folder("photos")
    root.add("sea").add("2026")
    assert len(root.folders) == 1, (
        "the root lost a folder that was added to it"
    )
    assert [one.name for one in root.folders[0].folders] == [
        "2026"
    ], "a folder that only the tree holds should stay"


def test_dead_parent():
    """A dead parent reads as None"""
    root = tree()
    sea = root.folders[0]
    del root
    assert sea.parent is None, (
        "once the root is gone, sea.parent should be None, not"
        f" {sea.parent!r}"
    )
    assert sea.folders[0].parent is sea, (
        "the folders below sea should be as before"
    )


def test_names():
    """Names and the order of folders are as before"""
    names = [folder.name for folder in tree().folders]
    assert names == ["sea", "wood"], (
        "folders should be in the order they were added, not"
        f" {names}"
    )
