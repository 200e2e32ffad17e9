"""``build.py vendor``: chooses the wheels for the browser and writes the lists in ``py/packages``.

Owns: the environment ``.cache/vendor`` and the order of the steps; ``vendor_wheels.py``, which runs
in that environment, does the work. A maintainer's command. Must not import what the environment
holds.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from typing import TYPE_CHECKING

from handbook_build.errors import StepError
from handbook_build.pipeline import lock
from handbook_build.pipeline.environment import PIP_INSTALL, PYTHON

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["main"]

OLDEST = (3, 12)


def main(paths: Paths, steps: Steps) -> int:
    """Resolve, fetch, audit and lock the packages of ``py/packages/requirements.in``.

    :return: exit code
    :raises StepError: when a step fails; the committed lists are as they were then
    """
    _check_python()
    _check_pyodide(paths)
    python = _environment(paths, steps)
    environment = {**os.environ, "PYTHONPATH": str(paths.site)}
    command: list[str | Path] = [python, "-m", "handbook_build.pipeline.vendor_wheels", paths.root]
    steps.run("Wheels for Pyodide", command, paths.root, environment)
    log = (steps.logs / "wheels-for-pyodide.log").read_text(encoding="utf-8")
    for line in log.splitlines():
        if line.startswith("vendored: "):
            steps.say(line)
    steps.say("Commit py/packages, and run python3 build.py test tests/runtime/test_packages.py")
    return 0


def _check_python() -> None:
    """Fail on a Python that pyodide-build does not run on."""
    if sys.version_info < OLDEST:
        found = f"{sys.version.split()[0]} ({sys.executable})"
        needed = ".".join(map(str, OLDEST))
        raise StepError(
            "Vendoring",
            f"pyodide-build needs Python {needed} or newer, and this is {found}",
            "python3.13 build.py vendor, or install a newer Python; all other commands run on this",
        )


def _check_pyodide(paths: Paths) -> None:
    """Fail when the Pyodide to vendor for is not there."""
    if not (paths.node_modules / "pyodide/pyodide-lock.json").is_file():
        reason = "site/node_modules has no Pyodide, whose version decides about the wheels"
        raise StepError("Vendoring", reason, "run python3 build.py build first")


def _environment(paths: Paths, steps: Steps) -> Path:
    """Return the Python of the environment, which is made when the lock or this Python is new."""
    folder = paths.cache / "vendor"
    text = (paths.root / "requirements.lock").read_text(encoding="utf-8")
    wanted = lock.section(text, (lock.ALONE,))
    stamp, digest = folder / "stamp", hashlib.sha256(f"{PYTHON}\0{wanted}".encode()).hexdigest()
    python = folder / paths.venv_python.relative_to(paths.venv)
    if not (stamp.exists() and stamp.read_text(encoding="utf-8") == digest and python.exists()):
        shutil.rmtree(folder, ignore_errors=True)
        steps.run("Environment of vendor", [sys.executable, "-m", "venv", folder], paths.root)
        listed = folder / "requirements.txt"
        listed.write_text(wanted, encoding="utf-8")
        steps.run("Python packages: vendor", [python, "-m", *PIP_INSTALL, listed], paths.root)
        stamp.write_text(digest, encoding="utf-8")
    return python
