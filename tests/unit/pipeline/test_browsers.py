from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError, StepError
from handbook_build.pipeline import browsers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbook_build.pipeline.steps import Steps


@pytest.fixture(autouse=True)
def nothing_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Start without browsers and without the right to install any."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("HANDBOOK_BROWSER", raising=False)
    monkeypatch.setattr(browsers, "can_install", lambda: False)
    monkeypatch.setattr(browsers, "_playwright_chromium", lambda: None)


def test_find_chromium_takes_the_chosen_one_first(
    monkeypatch: pytest.MonkeyPatch, program: Callable[[str, str], Path], steps: Steps
) -> None:
    program("chromium", "")
    chosen = program("mine", "") / "mine"
    monkeypatch.setenv("HANDBOOK_BROWSER", str(chosen))
    assert browsers.find_chromium(steps) == str(chosen)


def test_find_chromium_chosen_but_missing_says_so(
    monkeypatch: pytest.MonkeyPatch, steps: Steps
) -> None:
    monkeypatch.setenv("HANDBOOK_BROWSER", "/no/such/browser")
    with pytest.raises(HandbookError, match="HANDBOOK_BROWSER names /no/such/browser"):
        browsers.find_chromium(steps)


@pytest.mark.parametrize("name", ["chromium", "google-chrome"])
def test_find_chromium_on_path_comes_before_playwright_s(
    monkeypatch: pytest.MonkeyPatch,
    program: Callable[[str, str], Path],
    steps: Steps,
    name: str,
) -> None:
    monkeypatch.setattr(browsers, "_playwright_chromium", lambda: "/playwright/chrome")
    folder = program(name, "")
    assert browsers.find_chromium(steps) == str(folder / name)


def test_find_chromium_playwright_s_comes_before_debian_s(
    monkeypatch: pytest.MonkeyPatch, steps: Steps
) -> None:
    monkeypatch.setattr(browsers, "can_install", lambda: True)
    monkeypatch.setattr(browsers, "_playwright_chromium", lambda: "/playwright/chrome")
    assert browsers.find_chromium(steps) == "/playwright/chrome"


def test_find_chromium_nowhere_is_missing(monkeypatch: pytest.MonkeyPatch, steps: Steps) -> None:
    def refuse(name: str, *_: object) -> None:
        raise StepError(name, "no network", "again")

    monkeypatch.setattr(steps, "run", refuse)
    with pytest.raises(browsers.MissingProgramError, match="apt-get install chromium"):
        browsers.find_chromium(steps)


def test_find_lean_chromium_comes_before_the_whole_one_and_after_the_chosen(
    monkeypatch: pytest.MonkeyPatch, program: Callable[[str, str], Path], steps: Steps
) -> None:
    whole = program("chromium", "") / "chromium"
    assert browsers.find_lean_chromium(steps) == str(whole)
    lean = program("chromium-headless-shell", "") / "chromium-headless-shell"
    assert browsers.find_lean_chromium(steps) == str(lean)
    assert browsers.find_chromium(steps) == str(whole)
    chosen = program("mine", "") / "mine"
    monkeypatch.setenv("HANDBOOK_BROWSER", str(chosen))
    assert browsers.find_lean_chromium(steps) == str(chosen)


def test_require_program_installs_debian_s_package_as_root(
    monkeypatch: pytest.MonkeyPatch, program: Callable[[str, str], Path], steps: Steps
) -> None:
    commands = []

    def install(name: str, command: list[str], *_: object) -> None:
        commands.append(command)
        if len(commands) == 1:
            raise StepError(name, "unknown package", "update")
        if len(commands) == 3:
            program("WebKitWebDriver", "")

    monkeypatch.setattr(browsers, "can_install", lambda: True)
    monkeypatch.setattr(steps, "run", install)
    assert browsers.require_program("webkit2gtk-driver", steps).endswith("WebKitWebDriver")
    assert [command[1] for command in commands] == ["install", "update", "install"]


def test_require_program_that_cannot_be_had_names_the_package(steps: Steps) -> None:
    with pytest.raises(browsers.MissingProgramError) as caught:
        browsers.require_program("xvfb", steps)
    assert caught.value.name == "xvfb"


def test_require_program_unpacks_a_web_server_instead_of_installing_it(
    monkeypatch: pytest.MonkeyPatch, steps: Steps
) -> None:
    commands = []

    def run(_name: str, command: list[str | Path], folder: Path, *_: object) -> None:
        commands.append([str(part) for part in command[:2]])
        if command[1] == "download" and len(commands) > 1:
            (folder / "nginx_1.deb").touch()
        if command[0] == "dpkg-deb":
            (folder / "usr" / "sbin").mkdir(parents=True)
            (folder / "usr" / "sbin" / "nginx").touch()

    monkeypatch.setattr(browsers, "can_install", lambda: True)
    monkeypatch.setattr(browsers, "_on_path", lambda name: None)
    monkeypatch.setattr(steps, "run", run)
    program = browsers.require_program("nginx", steps)
    assert program == str(steps.logs.parent / "debian" / "nginx" / "usr" / "sbin" / "nginx")
    assert commands == [
        ["apt-get", "download"],
        ["apt-get", "update"],
        ["apt-get", "download"],
        ["dpkg-deb", "-x"],
    ]
    assert browsers.require_program("nginx", steps) == program
    assert len(commands) == 4
