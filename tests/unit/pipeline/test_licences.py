from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline import licences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths


@pytest.fixture
def install(paths: Paths) -> Callable[..., Path]:
    """Make an installed npm package: its folder under node_modules, its manifest, other files."""

    def make(place: str, manifest: dict[str, object], **files: str) -> Path:
        folder = paths.node_modules / place
        folder.mkdir(parents=True)
        name = place.rpartition("node_modules/")[2]
        content = {"name": name, "version": "1.0.0", **manifest}
        (folder / "package.json").write_text(json.dumps(content))
        for file, text in files.items():
            (folder / file).write_text(text)
        return folder

    return make


@pytest.fixture
def pyodide(install: Callable[..., Path]) -> None:
    folder = install("pyodide", {"license": "MPL-2.0"})
    (folder / "pyodide-lock.json").write_text('{"info": {"python": "3.14.2"}}')


def test_npm_licence_with_file_has_its_text(install: Callable[..., Path]) -> None:
    folder = install("a", {"license": "MIT", "homepage": "https://a.test"}, LICENSE="MIT\n…\n")
    found = licences.npm_licence(folder)
    assert found == licences.Licence("a", "1.0.0", "npm", "MIT", "https://a.test", "MIT\n…")


def test_npm_licence_isc_without_file_has_the_standard_text(install: Callable[..., Path]) -> None:
    found = licences.npm_licence(install("a", {"license": "ISC", "author": "Ada"}))
    assert found.text is not None
    assert "Copyright (c) Ada" in found.text


@pytest.mark.parametrize(
    "manifest",
    [
        {},
        {"license": ""},
        {"license": "UNLICENSED"},
        {"license": "ISC"},
        {"license": "MIT", "homepage": "https://a.test"},
    ],
)
def test_npm_licence_without_name_or_text_is_refused(
    install: Callable[..., Path], manifest: dict[str, object]
) -> None:
    with pytest.raises(HandbookError, match=r"^a: "):
        licences.npm_licence(install("a", manifest))


@pytest.mark.usefixtures("pyodide")
def test_shipped_names_every_package_without_licence(
    install: Callable[..., Path], paths: Paths
) -> None:
    install("b", {})
    with pytest.raises(HandbookError, match=r"(?s)^packages.*\nb: .*\nc: "):
        licences.shipped(paths, {"pyodide", "b", "c"})


@pytest.mark.usefixtures("pyodide")
def test_shipped_finds_nested_packages_and_puts_python_first(
    install: Callable[..., Path], paths: Paths
) -> None:
    install("a/node_modules/b", {"license": "MIT"}, LICENSE="text")
    found = licences.shipped(paths, {"pyodide", "b"})
    assert [(item.name, item.version) for item in found] == [
        ("CPython", "3.14.2"),
        ("b", "1.0.0"),
        ("pyodide", "1.0.0"),
    ]
    assert found[2].url == "https://www.mozilla.org/MPL/2.0/"
