"""The virtual environment and the npm packages, made on first use and left alone while they fit.

Owns: ``.venv`` and the stamps in ``.venv/.cache``; ``site/node_modules``. Standard library only: it
runs on the Python that started ``build.py``, before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.pipeline import lock, node
from handbook_build.pipeline.steps import Steps, exclusive

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

__all__ = ["inside", "prepare", "restart"]

PYTHON = f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}"

PIP_INSTALL = (
    *("pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar=off"),
    *("--require-hashes", "--no-deps", "--requirement"),
)


def prepare(paths: Paths, steps: Steps, groups: tuple[str, ...]) -> node.Node:
    """Make sure that what a command needs is installed.

    :param paths: the checkout
    :param steps: shows what is done
    :param groups: sections of ``requirements.lock``; "node" is added when PATH has no npm of a new
        enough Node
    :return: how to run Node and npm
    :raises StepError: when a step fails
    """
    found = node.on_path()
    wanted = groups if found else (*groups, "node")
    if not _is_ready(paths, wanted) or not _has_npm_packages(paths):
        with exclusive(paths.cache / "setup.lock", "waiting for another build.py to set up", steps):
            _make_venv(paths, steps)
            _install_python_packages(paths, steps, wanted)
            _install_npm_packages(paths, steps, found or node.in_venv(paths))
    return found or node.in_venv(paths)


def inside(paths: Paths) -> bool:
    """Return whether this process runs on the virtual environment's Python."""
    return Path(sys.prefix).resolve() == paths.venv.resolve()


def restart(paths: Paths, arguments: list[str]) -> int:
    """Run ``build.py`` again on the virtual environment's Python.

    :param arguments: those of the command line
    :return: its exit code; on POSIX systems it replaces this process and does not return
    """
    command = [str(paths.venv_python), str(paths.root / "build.py"), *arguments]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def _stamp(paths: Paths, name: str) -> Path:
    """Return the file that says for which lock something was installed."""
    return paths.venv / ".cache" / name


def _digest(*parts: str | bytes) -> str:
    """Return a digest of all parts together."""
    data = [part.encode() if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"\0".join(data)).hexdigest()


def _read(path: Path) -> str:
    """Return a file's text, or nothing when there is no such file."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def _wanted(paths: Paths, group: str) -> str:
    """Return what the stamp of a group says when it is installed as the lock wants it."""
    text = (paths.root / "requirements.lock").read_text(encoding="utf-8")
    return _digest(PYTHON, lock.section(text, (group,)))


def _is_ready(paths: Paths, groups: tuple[str, ...]) -> bool:
    """Return whether the virtual environment works and holds these groups."""
    return (
        paths.venv_python.exists()
        and _read(_stamp(paths, "python")) == PYTHON
        and all(_read(_stamp(paths, group)) == _wanted(paths, group) for group in groups)
    )


def _make_venv(paths: Paths, steps: Steps) -> None:
    """Make the virtual environment with this Python, unless one of its version works."""
    if paths.venv_python.exists() and _read(_stamp(paths, "python")) == PYTHON:
        return
    if not inside(paths):
        shutil.rmtree(paths.venv, ignore_errors=True)
        steps.run(f"Environment, {PYTHON}", [sys.executable, "-m", "venv", paths.venv], paths.root)
    _stamp(paths, "python").parent.mkdir(parents=True, exist_ok=True)
    _stamp(paths, "python").write_text(PYTHON, encoding="utf-8")


def _install_python_packages(paths: Paths, steps: Steps, groups: tuple[str, ...]) -> None:
    """Install the groups that are not there yet, in one go."""
    missing = tuple(
        group for group in groups if _read(_stamp(paths, group)) != _wanted(paths, group)
    )
    if not missing:
        return
    text = (paths.root / "requirements.lock").read_text(encoding="utf-8")
    chosen = _stamp(paths, "requirements.txt")
    chosen.write_text(lock.section(text, missing), encoding="utf-8")
    command: list[str | Path] = [paths.venv_python, "-m", *PIP_INSTALL, chosen]
    steps.run(f"Python packages: {', '.join(missing)}", command, paths.root)
    for group in missing:
        _stamp(paths, group).write_text(_wanted(paths, group), encoding="utf-8")


def _npm_stamp(paths: Paths) -> Path:
    """Return the file that says for which lock the npm packages were installed."""
    return paths.node_modules / ".handbook-lock"


def _npm_wanted(paths: Paths) -> str:
    """Return what that file has to say."""
    files = ("package.json", "package-lock.json", ".npmrc")
    return _digest(*((paths.site / name).read_bytes() for name in files), sys.platform)


def _has_npm_packages(paths: Paths) -> bool:
    """Return whether the npm packages are those of the lock."""
    return _read(_npm_stamp(paths)) == _npm_wanted(paths)


def _install_npm_packages(paths: Paths, steps: Steps, found: node.Node) -> None:
    """Run ``npm ci`` unless the packages are there."""
    if _has_npm_packages(paths):
        return
    npm = [*found.npm, "ci", "--no-progress"]
    steps.run("npm packages", npm, paths.site, found.environment())
    _npm_stamp(paths).write_text(_npm_wanted(paths), encoding="utf-8")
