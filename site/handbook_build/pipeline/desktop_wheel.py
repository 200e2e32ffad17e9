"""The wheel that downloaded lessons need for what they import from ``handbook``.

Owns: what is in it: ``handbook/desktop.py``, what that imports, and metadata. What it offers is the
business of that module. Standard library only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.pipeline import pure_wheel

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

__all__ = ["ADDRESS", "VERSION", "write"]

#: That of ``pyproject.toml``.
VERSION = "0.1.0"

#: The wheel's place below ``dist``, which downloads name.
ADDRESS = f"wheels/python_handbook-{VERSION}-py3-none-any.whl"

_LICENCE = Path(__file__).resolve().parents[3] / "LICENSE"

MODULES = ("desktop", "errors", "rich")

#: No page needs it.
ONLY_THERE = ("handbook/desktop.py",)

PACKAGE = '''\
"""What the lessons of the interactive Python Handbook import, on your own computer."""

from handbook.desktop import DeadlockError, display, failing_seed, schedule

__all__ = ["DeadlockError", "display", "failing_seed", "schedule"]
'''

METADATA = f"""\
Metadata-Version: 2.4
Name: python-handbook
Version: {VERSION}
Summary: What the lessons of the interactive Python Handbook import
License-Expression: MIT
License-File: LICENSE
Requires-Python: >=3.11
"""


def write(paths: Paths, site: Path) -> None:
    """Make the wheel.

    :param site: the folder of the site
    """
    package, info = paths.browser_python / "handbook", f"python_handbook-{VERSION}.dist-info"
    content = {"handbook/__init__.py": PACKAGE.encode()}
    for module in MODULES:
        content[f"handbook/{module}.py"] = (package / f"{module}.py").read_bytes()
    content[f"{info}/METADATA"] = METADATA.encode()
    content[f"{info}/WHEEL"] = pure_wheel.WHEEL.encode()
    content[f"{info}/licenses/LICENSE"] = _LICENCE.read_bytes()
    wheel = site / ADDRESS
    wheel.parent.mkdir(parents=True, exist_ok=True)
    pure_wheel.write(wheel, content, f"{info}/RECORD")
