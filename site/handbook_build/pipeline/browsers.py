"""The programs that tests need beyond Python and Node: browsers, drivers, servers, and the like.

Owns: where they are looked for, how a missing one is had from Debian, and the flags with which
Chromium is started. Must not import pytest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError, StepError

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook_build.pipeline.steps import Steps

__all__ = [
    "CHROMIUM_FLAGS",
    "PROGRAMS",
    "MissingProgramError",
    "can_install",
    "find_chromium",
    "find_lean_chromium",
    "require_program",
]

# Debian's package to the program in it.
PROGRAMS = {
    "chromium": "chromium",
    "chromium-headless-shell": "chromium-headless-shell",
    "firefox-esr": "firefox-esr",
    "webkit2gtk-driver": "WebKitWebDriver",
    "xvfb": "Xvfb",
    "default-jre-headless": "java",
    "epubcheck": "epubcheck",
    "nginx": "nginx",
    "caddy": "caddy",
    "wrk": "wrk",
}

# Where a program lies in its package. They are unpacked: Debian starts servers that it installs.
UNPACKED = {"nginx": "usr/sbin/nginx", "caddy": "usr/bin/caddy"}

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    # No name but ours is looked up: what would leave the site fails, and leaves no trace elsewhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)

ASK_PLAYWRIGHT = """\
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class MissingProgramError(HandbookError):
    """A test needs a program that is not here and cannot be installed.

    :param name: Debian's name of the package
    """

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)

    def __str__(self) -> str:
        """Return what is missing and how to get it."""
        return f"{self.name} is needed. Try: apt-get install {self.name}, as root"


def find_chromium(steps: Steps) -> str:
    """Find the browser for tests: HANDBOOK_BROWSER, PATH, Playwright's download, Debian's package.

    Where there is none and this is no Debian run as root, Playwright downloads its own.

    :param steps: shows an installation
    :return: path of a Chromium or Chrome
    :raises MissingProgramError: when all of that fails
    :raises HandbookError: when HANDBOOK_BROWSER names no program
    """
    chosen = os.environ.get("HANDBOOK_BROWSER")
    if chosen:
        program = shutil.which(chosen)
        if program is None:
            raise HandbookError(
                f"HANDBOOK_BROWSER names {chosen}, which is no program. Correct it."
            )
        return program
    on_path = (shutil.which(name) for name in CHROMIUM_NAMES)
    return next((path for path in on_path if path), None) or _elsewhere(steps)


def find_lean_chromium(steps: Steps) -> str:
    """Find Chromium without the browser around its pages, which takes half of the time.

    Playwright downloads the same for the same purpose. Where it can't be had, the whole one is.

    :param steps: shows an installation
    :return: path of the program that HANDBOOK_BROWSER names, of Debian's package, or of a Chromium
    :raises HandbookError: as ``find_chromium``
    """
    if not os.environ.get("HANDBOOK_BROWSER"):
        try:
            return require_program("chromium-headless-shell", steps)
        except MissingProgramError:
            pass
    return find_chromium(steps)


def require_program(name: str, steps: Steps) -> str:
    """Return the path of a program, from Debian if it has to be and can be installed.

    :param name: Debian's name of its package, a key of ``PROGRAMS``
    :param steps: shows an installation
    :raises MissingProgramError: when it is not here and cannot be installed
    """
    program = _on_path(name)
    if program is None and can_install():
        program = _unpack(name, steps) if name in UNPACKED else _install(name, steps)
    if program is None:
        raise MissingProgramError(name)
    return program


def _on_path(name: str) -> str | None:
    """Return the path of a package's program; servers lie where only root's PATH leads."""
    folders = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
    return shutil.which(PROGRAMS[name], path=folders if name in UNPACKED else None)


def can_install() -> bool:
    """Return whether this is a Debian, run as root."""
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _elsewhere(steps: Steps) -> str:
    """Return a Chromium that is not on PATH."""
    own = _playwright_chromium()
    if own is None and can_install():
        return require_program("chromium", steps)
    if own is None:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        try:
            steps.run("Chromium by Playwright", command, Path.cwd())
        except StepError as error:
            raise MissingProgramError("chromium") from error
        own = _playwright_chromium()
    if own is None:
        raise MissingProgramError("chromium")
    return own


def _playwright_chromium() -> str | None:
    """Return the Chromium that Playwright has downloaded; asked in a process of its own."""
    answer = subprocess.run(
        [sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=False
    )
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None


def _install(name: str, steps: Steps) -> str | None:
    """Install one of Debian's packages; return its program, None where that fails."""
    # Two processes of one run may come to this at the same time
    options = ["--yes", "--no-install-recommends", "--option=DPkg::Lock::Timeout=300"]
    install = ["apt-get", "install", *options, name]
    _apt(name, steps, install, Path("/"), lambda: _on_path(name) is not None)
    return _on_path(name)


def _unpack(name: str, steps: Steps) -> str | None:
    """Unpack one of Debian's packages below ``.cache``; return its program, None on failure."""
    folder = steps.logs.parent / "debian" / name
    program = folder / UNPACKED[name]
    if not program.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _apt(name, steps, ["apt-get", "download", name], folder, lambda: _packages(folder) != [])
        for package in _packages(folder):
            steps.run(f"Debian: unpack {name}", ["dpkg-deb", "-x", package, folder], folder)
    return str(program) if program.is_file() else None


def _packages(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.deb"))


def _apt(
    name: str, steps: Steps, command: list[str], folder: Path, done: Callable[[], bool]
) -> None:
    """Have apt-get do something, once more after an update where it didn't work."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for line in (command, ["apt-get", "update"], command):
        try:
            steps.run(f"Debian: {line[1]} {name}", line, folder, environment)
        except StepError as error:
            steps.say(f"  {error}")
        if done():
            return
