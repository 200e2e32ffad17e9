"""Packages from an index: what is asked of micropip, and what its failures mean."""

from __future__ import annotations

import asyncio
import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from handbook._host.installer import install

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLIC = "https://index.example/simple"

UNKNOWN = ValueError("Can't fetch metadata for 'humanise'. Please make sure you have entered a …")
COMPILED = ValueError("Can't find a pure Python 3 wheel for 'numpy>=2'.\nSee: …")


class Installer:
    """Stands for micropip and for the browser's way to the index."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[str], list[str] | None]] = []
        self.fetched: list[str] = []
        self.failure: Exception | None = None
        self.reachable = True

    async def install(self, requirements: list[str], *, index_urls: list[str] | None) -> None:
        """Do as micropip does."""
        self.asked.append((requirements, index_urls))
        if self.failure:
            raise self.failure

    async def fetch(self, url: str) -> None:
        """Do as pyfetch does, which doesn't mind a missing page."""
        self.fetched.append(url)
        if not self.reachable:
            raise OSError("NetworkError")


@pytest.fixture
def installer(monkeypatch: pytest.MonkeyPatch) -> Installer:
    made = Installer()
    modules: dict[str, Callable[[ModuleType], None]] = {
        "micropip": lambda module: vars(module).update(
            install=made.install, package_index=SimpleNamespace(PYPI_URL=PUBLIC)
        ),
        "pyodide": lambda module: None,
        "pyodide.http": lambda module: vars(module).update(pyfetch=made.fetch),
    }
    for name, fill in modules.items():
        module = ModuleType(name)
        fill(module)
        monkeypatch.setitem(sys.modules, name, module)
    return made


def problem(requirement: str = "humanise", index: str = "") -> str:
    return asyncio.run(install([requirement], index))


def test_what_is_there_is_no_problem(installer: Installer) -> None:
    assert problem("rich>13") == ""
    assert problem("rich", f"{PUBLIC}/mine/") == ""
    assert installer.asked == [(["rich>13"], None), (["rich"], [f"{PUBLIC}/mine"])]


def test_package_that_no_index_has_is_told_from_an_index_out_of_reach(
    installer: Installer,
) -> None:
    installer.failure = UNKNOWN
    assert problem().startswith("The package index has no package “humanise” that can be read.")
    installer.reachable = False
    assert problem().endswith("the package index could not be reached. Check the connection.")
    assert problem(index="https://mine.example/").startswith("“humanise” is not among")
    assert installer.fetched == [f"{PUBLIC}/humanise/"] * 2 + ["https://mine.example/humanise/"]


def test_compiled_package_says_that_browsers_cannot_use_it(installer: Installer) -> None:
    installer.failure = COMPILED
    assert problem("numpy>=2").startswith("“numpy>=2” has no release that a browser can use")


def test_wheel_that_cannot_be_fetched_blames_the_connection(installer: Installer) -> None:
    installer.failure = OSError("NetworkError when attempting to fetch")
    assert problem().startswith("The package index could not be reached: NetworkError")


def test_any_other_failure_is_told_in_its_own_words(installer: Installer) -> None:
    installer.failure = ValueError("Requested 'rich>99', but rich==14.0 is already installed\nmore")
    assert problem() == (
        "The packages could not be installed: ValueError: "
        "Requested 'rich>99', but rich==14.0 is already installed"
    )
