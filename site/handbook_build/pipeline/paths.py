"""Where everything is. Standard library only; imports nothing of the handbook."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Paths"]


@dataclass(frozen=True)
class Paths:
    """The folders of one checkout.

    :param root: the repository
    """

    root: Path

    @property
    def lessons(self) -> Path:
        """The lessons, which is Sphinx's source folder."""
        return self.root / "lessons"

    @property
    def site(self) -> Path:
        """JavaScript, styles, templates and ``package.json``."""
        return self.root / "site"

    @property
    def browser_python(self) -> Path:
        """The folder that holds the package ``handbook`` of the browser."""
        return self.root / "py"

    @property
    def dist(self) -> Path:
        """The built site."""
        return self.root / "dist"

    @property
    def cache(self) -> Path:
        """What may be deleted at any time: Sphinx's doctrees, stamps, logs."""
        return self.root / ".cache"

    @property
    def logs(self) -> Path:
        """The output of the tools that were run last."""
        return self.cache / "logs"

    @property
    def node_modules(self) -> Path:
        """Where ``npm ci`` puts the npm packages."""
        return self.site / "node_modules"

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def venv_bin(self) -> Path:
        """Its programs."""
        return self.venv / ("Scripts" if os.name == "nt" else "bin")

    @property
    def venv_python(self) -> Path:
        """Its Python."""
        return self.venv_bin / ("python.exe" if os.name == "nt" else "python")

    def relative(self, path: Path | str) -> str:
        """Return a path as messages show it: from the root of the repository, with forward slashes.

        :param path: absolute, or relative to the working folder
        :return: the path as given when it is not in the repository
        """
        try:
            return Path(path).absolute().relative_to(self.root).as_posix()
        except ValueError:
            return str(path)
