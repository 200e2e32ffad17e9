from __future__ import annotations

import json
import zipfile
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


@pytest.mark.usefixtures("pyodide")
def test_remembered_are_read_again_when_other_things_are_shipped(
    install: Callable[..., Path], paths: Paths
) -> None:
    paths.cache.mkdir()
    folder = install("b", {"license": "MIT", "homepage": "https://b.test"}, LICENSE="text")
    before = licences.remembered(paths, "1", {"pyodide", "b"})
    assert [(item["name"], item["text"]) for item in before[1:2]] == [("b", "text")]
    (folder / "LICENSE").write_text("other")
    assert licences.remembered(paths, "1", {"pyodide", "b"}) == before
    assert licences.remembered(paths, "2", {"pyodide", "b"})[1]["text"] == "other"
    (paths.cache / "licences.json").write_text("[]")
    assert licences.remembered(paths, "1", {"pyodide", "b"})[1]["text"] == "other"


@pytest.fixture
def wheel(paths: Paths) -> Callable[..., Path]:
    """Make a wheel of the built site: its metadata and the files of its dist-info folder."""

    def make(metadata: str, **files: str) -> Path:
        folder = paths.dist / "assets/packages"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "b-1-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("b-1.dist-info/METADATA", f"Name: b\nVersion: 1\n{metadata}")
            for name, text in files.items():
                archive.writestr(f"b-1.dist-info/{name}", text)
        return path

    return make


@pytest.mark.parametrize(
    "metadata",
    [
        "License-Expression: MIT\nProject-URL: Homepage, https://b.test\n",
        "License: MIT\nHome-page: https://b.test\n",
        "Classifier: License :: OSI Approved :: MIT\nProject-URL: Source, https://b.test\n",
    ],
)
def test_wheel_licence_is_found_wherever_metadata_names_it(
    wheel: Callable[..., Path], metadata: str
) -> None:
    found = licences.wheel_licence(wheel(metadata, LICENSE="text\n", **{"licenses/NOTICE": "n"}))
    assert found == licences.Licence("b", "1", "wheel", "MIT", "https://b.test", "text\n\nn")


@pytest.mark.parametrize(
    ("metadata", "files", "missing"),
    [
        ("License: MIT\n", {}, "the text"),
        ("License: The MIT\n Licence, long\n", {"COPYING": "text"}, "the name"),
    ],
)
def test_wheel_licence_without_name_or_text_is_refused(
    wheel: Callable[..., Path], metadata: str, files: dict[str, str], missing: str
) -> None:
    with pytest.raises(HandbookError, match=missing):
        licences.wheel_licence(wheel(metadata, **files))


@pytest.mark.usefixtures("pyodide")
def test_shipped_names_the_wheels_of_the_site_last(
    wheel: Callable[..., Path], paths: Paths
) -> None:
    wheel("License: MIT\n", LICENSE="text")
    found = licences.shipped(paths, {"pyodide"})
    assert [item.kind for item in found] == ["python", "npm", "wheel"]
