"""What is shipped to readers that others wrote, and under which licence.

Owns: the list for the page of licences. A package without a licence stops the build. Must not import Sphinx.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths

__all__ = ["Licence", "as_context", "npm_licence", "shipped"]

LICENCE_FILE = re.compile(r"(licen[cs]e|copying)([.-].*)?", re.IGNORECASE)

# Packages whose npm package has no file of its licence: the address of its text.
TEXT_ELSEWHERE = {"pyodide": "https://www.mozilla.org/MPL/2.0/"}


@dataclass(frozen=True)
class Licence:
    """One entry of the page.

    :param name: of the package
    :param version: of the package
    :param kind: where it comes from
    :param licence: short name, as the package gives it
    :param url: of the project or of the licence's text
    :param text: of the licence; None when only the address of its text is known
    """

    name: str
    version: str
    kind: Literal["npm", "wheel", "python"]
    licence: str
    url: str | None
    text: str | None


def shipped(paths: Paths, packages: Iterable[str]) -> list[Licence]:
    """Return the licences of all that is shipped.

    :param packages: names of the npm packages in the bundles and among the copied files
    :return: Python first, then the packages by name
    :raises HandbookError: naming every package without a licence
    """
    found, missing = [_python(paths)], []
    for name in sorted(packages):
        try:
            found.append(npm_licence(_folder(paths, name)))
        except HandbookError as error:
            missing.append(str(error))
    if missing:
        raise HandbookError("\n".join(["packages are shipped without a licence:", *missing]))
    return found


def npm_licence(folder: Path) -> Licence:
    """Return the licence of one npm package.

    :param folder: where it is installed
    :raises HandbookError: when its package.json names no licence, or its text is nowhere to be found
    """
    manifest = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    name, licence = manifest["name"], manifest.get("license")
    if not isinstance(licence, str) or licence.upper() in {"", "UNLICENSED"}:
        raise HandbookError(
            f"{name}: its package.json names no licence; ask its authors, or drop it"
        )
    text = _text(folder)
    if text is None and name not in TEXT_ELSEWHERE:
        raise HandbookError(f"{name}: no file of its licence; put the address in licences.py")
    url = manifest.get("homepage") or TEXT_ELSEWHERE.get(name)
    return Licence(name, manifest["version"], "npm", licence, url, text)


def as_context(licences: Iterable[Licence]) -> list[dict[str, str | None]]:
    """Return what the template of the page gets."""
    return [asdict(licence) for licence in licences]


def _folder(paths: Paths, name: str) -> Path:
    """Return where a package is installed: at the top, or inside another one."""
    top = paths.node_modules / name
    if top.is_dir():
        return top
    nested = sorted(paths.node_modules.glob(f"**/node_modules/{name}/package.json"))
    if not nested:
        raise HandbookError(f"{name}: shipped inside another package, but not installed")
    return nested[0].parent


def _text(folder: Path) -> str | None:
    """Return the text of the licence in a folder."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and LICENCE_FILE.fullmatch(path.name):
            return path.read_text(encoding="utf-8").strip()
    return None


def _python(paths: Paths) -> Licence:
    """Return the licence of the CPython inside Pyodide."""
    lock = json.loads((paths.node_modules / "pyodide/pyodide-lock.json").read_bytes())
    version = lock["info"]["python"]
    series = version.rpartition(".")[0]
    url = f"https://docs.python.org/{series}/license.html"
    return Licence("CPython", version, "python", "PSF-2.0", url, None)
