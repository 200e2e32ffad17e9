"""The Pythons on which downloaded lessons are run: this one, and 3.14 where the computer has it.

Owns: how one is found and gets Jupyter's kernel, from the same lock as everything.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.pipeline import lock

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths

__all__ = ["WANTED", "Native", "found", "prepare"]

#: The version that lessons are written for.
WANTED = (3, 14)

#: Says where another Python of that version is.
VARIABLE = "HANDBOOK_PYTHON_3_14"

#: What they need besides the section ``notebooks``, where it stands in an earlier one.
SHARED = {"iniconfig", "packaging", "pluggy", "pygments", "pytest", "typing-extensions"}

LOOK = """
import importlib.metadata, json, sys
names = [item.name for item in importlib.metadata.distributions()]
print(json.dumps([sys.version_info[:2], names]))
"""


@dataclass(frozen=True)
class Native:
    """A Python that has Jupyter's kernel.

    :param distributions: normalised names of what it can import
    :param path: folders that it imports from besides its own
    """

    program: str
    version: tuple[int, int]
    distributions: frozenset[str]
    path: tuple[Path, ...]

    @property
    def is_wanted(self) -> bool:
        """Whether it is of the version that lessons are written for."""
        return self.version == WANTED

    def lacks(self, since: str | None, packages: list[str]) -> bool:
        """Return whether it is older than a version, or has not all of the packages."""
        needed = tuple(int(part) for part in since.split(".")) if since else ()
        return self.version < needed or not self.distributions.issuperset(packages)


def found() -> list[str]:
    """Return the names or paths of the Pythons to try: this one first."""
    if sys.version_info[:2] == WANTED:
        return [sys.executable]
    other = os.environ.get(VARIABLE) or shutil.which("python3.14")
    return [sys.executable, *([other] if other else [])]


def prepare(program: str, paths: Paths) -> Native:
    """Return a Python with a kernel, which another one than ours gets into a folder for it.

    :param program: one that :func:`found` has named
    """
    others = [] if program == sys.executable else [_folder(program, paths)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, others))}
    answer = subprocess.run(
        [program, "-c", LOOK], env=environment, capture_output=True, text=True, check=True
    )
    (major, minor), names = json.loads(answer.stdout)
    normal = frozenset(name.lower().replace("_", "-").replace(".", "-") for name in names)
    return Native(program, (major, minor), normal, tuple(others))


def _folder(program: str, paths: Paths) -> Path:
    """Fill a folder with what the kernel needs of the lock, or take the last one.

    Our own pip does it, as not every Python brings one.
    """
    folder = paths.cache / "native-3.14"
    wanted, stamp = f"# For {program}\n{_requirements(paths)}", folder / "requirements.txt"
    if (folder / "done").is_file() and stamp.read_text("utf-8") == wanted:
        return folder / "packages"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    stamp.write_text(wanted, "utf-8")
    other = ("--python-version=3.14", "--abi=cp314", "--abi=abi3", "--abi=none")
    options = ("--disable-pip-version-check", "--no-input", "--quiet", "--no-compile", "--no-deps")
    command = [sys.executable, "-m", "pip", "install", *options, *other, "--implementation=cp"]
    exactly = ("--require-hashes", "--only-binary=:all:", "--requirement", stamp)
    subprocess.run([*command, *exactly, "--target", folder / "packages"], check=True)
    (folder / "done").touch()
    return folder / "packages"


def _requirements(paths: Paths) -> str:
    """Return the entries of the lock that the kernel, and pytest in a notebook, need."""
    text = (paths.root / "requirements.lock").read_text("utf-8")
    shared = lock.requirements(lock.section(text, ("build", "test")))
    entries = [entry for pin, entry in shared.items() if pin.partition("==")[0] in SHARED]
    return "".join(entries) + lock.section(text, ("notebooks",))
