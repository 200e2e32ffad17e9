"""docs/security.md names the tests that show what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

DEFINED = re.compile(r"^def (test_\w+)", re.MULTILINE)


def test_every_test_that_is_named_is_there(checkout: Paths) -> None:
    text = (checkout.root / "docs" / "security.md").read_text("utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    tests = (checkout.root / "tests").rglob("test_*.py")
    defined = {name for path in tests for name in DEFINED.findall(path.read_text("utf-8"))}
    assert len(named) > 15
    assert named - defined == set()


def test_every_file_that_is_named_is_there(checkout: Paths) -> None:
    text = (checkout.root / "docs" / "security.md").read_text("utf-8")
    named = set(re.findall(r"`((?:browser|runtime|unit)/[\w./-]+)`", text))
    assert named
    assert [name for name in named if not (checkout.root / "tests" / name).is_file()] == []


def test_every_attempt_of_strangers_stands_there(checkout: Paths) -> None:
    text = (checkout.root / "docs" / "security.md").read_text("utf-8")
    folder = checkout.root / "tests" / "browser"
    for name in ("test_strangers.py", "test_strange_links.py"):
        tests = DEFINED.findall((folder / name).read_text("utf-8"))
        assert [test for test in tests if test not in text] == []
