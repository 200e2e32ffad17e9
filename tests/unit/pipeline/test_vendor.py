from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError, StepError
from handbook_build.pipeline import vendor, vendor_resolve
from handbook_build.pipeline.vendor_resolve import Release
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

MARKERS = {"sys_platform": "emscripten", "python_version": "3.14"}
INDEX = {
    "a": ["B-b[more]>=1; python_version >= '3.11'", "win; sys_platform == 'win32'", "c"],
    "b-b": ["d; extra == 'more'", "e; extra == 'other'", "c<3"],
    "c": [],
    "d": ["a"],
    "kombu": ["tzdata; sys_platform == 'win32'"],
    "tzdata": [],
}


def ask(asked: list[list[str]]) -> Callable[[list[str]], list[Release]]:
    """Stand in for pip: keep what is asked for, and answer from the index above."""

    def answer(lines: list[str]) -> list[Release]:
        asked.append(lines)
        names = {Requirement(line).name.lower() for line in lines}
        return [Release(name, "1", INDEX[name]) for name in sorted(names, reverse=True)]

    return answer


def test_resolve_follows_markers_and_extras_as_pyodide_has_them() -> None:
    asked: list[list[str]] = []
    found = vendor_resolve.resolve(["a"], MARKERS, ask(asked))
    assert [(release.name, release.depends) for release in found] == [
        ("a", ["b-b", "c"]),
        ("b-b", ["c", "d"]),
        ("c", []),
        ("d", ["a"]),
    ]
    assert asked[-1] == ["B-b[more]>=1", "a", "c", "c<3", "d"]


def test_resolve_adds_what_a_package_names_only_for_systems_without_it() -> None:
    found = vendor_resolve.resolve(["kombu"], MARKERS, ask([]))
    assert [(release.name, release.depends) for release in found] == [
        ("kombu", ["tzdata"]),
        ("tzdata", []),
    ]


def test_resolve_that_never_rests_is_given_up() -> None:
    releases = iter(range(100))

    def answer(lines: list[str]) -> list[Release]:
        number = next(releases)
        return [Release("a", str(number), [f"b=={number}"]) for line in lines[:1]]

    with pytest.raises(HandbookError, match="do not come to rest"):
        vendor_resolve.resolve(["a"], MARKERS, answer)


def test_vendor_on_an_old_python_names_it_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, paths: Paths, steps: Steps
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    monkeypatch.setattr(sys, "version", "3.11.7 (main)")
    with pytest.raises(StepError, match=r"3\.12 or newer, and this is 3\.11\.7 \((?s:.)*Try: "):
        vendor.main(paths, steps)


def test_vendor_without_pyodide_says_what_to_run_first(
    monkeypatch: pytest.MonkeyPatch, paths: Paths, steps: Steps
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 13, 0))
    with pytest.raises(StepError, match=r"no Pyodide(?s:.)*build\.py build first"):
        vendor.main(paths, steps)
