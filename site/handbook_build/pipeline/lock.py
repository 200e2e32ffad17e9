"""Remakes ``requirements.lock`` from the dependency groups of ``pyproject.toml``.

A maintainer's command, with ``uv`` on PATH: ``PYTHONPATH=site python3 -m
handbook_build.pipeline.lock``. Add ``--upgrade`` to take newer releases. Must not import what the
lock installs.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUPS = ("build", "test", "notebooks", "node")
ALONE = "vendor"
"""A group with an environment of its own, for Python 3.12 and newer."""

COMPILE = (
    *("uv", "pip", "compile", "--quiet", "--universal"),
    *("--generate-hashes", "--no-annotate", "--no-header"),
    *("--no-emit-index-url", "--no-emit-find-links"),
)

HEADER = """\
# Every Python package that build.py installs, resolved once for Python 3.11 to 3.14 and all
# systems. Made from the dependency groups of pyproject.toml, with uv on PATH, by
#     PYTHONPATH=site python3 -m handbook_build.pipeline.lock [--upgrade]
# A package stands in the first group that needs it. "serve" and "build" install "build", "test"
# adds "test" and "notebooks", and "node" is for computers without npm of Node.js 20 or newer.
# "vendor" stands by itself, for Python 3.12 to 3.14.
"""


def section(text: str, groups: tuple[str, ...]) -> str:
    """Return the requirements of some groups.

    :param text: contents of ``requirements.lock``
    :param groups: names of sections
    :return: a pip requirements file
    """
    parts = re.split(r"^# --- group: (\w+)\n", text, flags=re.MULTILINE)
    return "".join(
        body for name, body in zip(parts[1::2], parts[2::2], strict=True) if name in groups
    )


def requirements(text: str) -> dict[str, str]:
    """Split a pip requirements file into its entries.

    :param text: entries with continuation lines
    :return: ``name==version`` to the entry with its hashes, in the order of the file
    """
    entries = re.findall(r"^([A-Za-z0-9][^\s]*)(.*(?:\n +--hash=.*)*\n?)", text, re.MULTILINE)
    return {pin: pin + rest for pin, rest in entries}


def _resolve(
    project: Path, groups: tuple[str, ...], known: str, options: list[str], python: str = "3.11"
) -> str:
    """Resolve some groups with uv, keeping to versions that are known already."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "requirements.txt")
        output.write_text(known, encoding="utf-8")
        chosen = [argument for group in groups for argument in ("--group", group)]
        subprocess.run(
            [
                *(*COMPILE, "--python-version", python, *chosen, *options),
                *("--output-file", output, project),
            ],
            check=True,
        )
        return output.read_text(encoding="utf-8")


def remake(root: Path, options: list[str]) -> None:
    """Write ``requirements.lock``.

    :param root: the repository
    :param options: more options for ``uv pip compile``, such as ``--upgrade``
    """
    lock, project = root / "requirements.lock", root / "pyproject.toml"
    known = lock.read_text(encoding="utf-8") if lock.exists() else ""
    whole = _resolve(project, GROUPS, known, options)
    text, placed = HEADER, set[str]()
    for count, group in enumerate(GROUPS, start=1):
        needed = requirements(_resolve(project, GROUPS[:count], whole, [])).keys() - placed
        entries = [entry for pin, entry in requirements(whole).items() if pin in needed]
        placed |= needed
        text += _group(group, entries)
    alone = requirements(_resolve(project, (ALONE,), known, options, "3.12"))
    lock.write_text(text + _group(ALONE, alone.values()), encoding="utf-8")


def _group(name: str, entries: Iterable[str]) -> str:
    """Return a section of the lock."""
    return f"# --- group: {name}\n" + "".join(f"{entry.rstrip()}\n" for entry in entries)


if __name__ == "__main__":
    remake(Path.cwd(), sys.argv[1:])
