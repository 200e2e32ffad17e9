"""Puts a digest of its bytes into the name of what never changes, so that browsers may keep it.

Owns: the form of such names, and the map by which JavaScript finds them (``runtime/files.js``). A
file ``NAME.zip`` becomes ``NAME-DIGEST.zip``, a folder ``NAME`` becomes ``NAME-DIGEST``: what is in
it refers to each other by plain names. Must not import Sphinx.

What lies in the stage's ``assets`` when :func:`name_files` is called gets such a name, and is
looked up by the one it had, without ``.gz``: nothing else is to be done for a new file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["RuntimeFile", "definition", "digest", "is_hashed", "name_files", "runtime"]

LENGTH = 8
"""Of a digest, as in the names that esbuild gives; five bytes."""

# esbuild's alphabet too. Whatever a file of that name holds, it holds for ever.
HASHED = re.compile(rf"/assets/(?:.*/)?[^/]+-[A-Z2-7]{{{LENGTH}}}[./]")

LOCK, WHEELS = "pyodide-lock.json", "packages"


@dataclass(frozen=True)
class RuntimeFile:
    """One file.

    :param path: below the site's root
    :param size: in bytes, as it is shipped
    """

    path: str
    size: int


def is_hashed(path: str) -> bool:
    """Return whether an address always means the same bytes.

    :param path: of an address, beginning with a slash
    """
    return HASHED.search(path) is not None


def digest(path: Path) -> str:
    """Return the digest of a file, or of the names and bytes of all files in a folder."""
    total = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            data = file.read_bytes()
            if file != path:
                total.update(f"{file.relative_to(path).as_posix()}\0{len(data)}\0".encode())
            total.update(data)
    return base64.b32encode(total.digest()).decode("ascii")[:LENGTH]


def name_files(stage: Path) -> dict[str, RuntimeFile]:
    """Rename all that lies in the folder ``assets``, folders as a whole, wheels one by one.

    :param stage: stands for ``dist``
    :return: the files by their logical names; wheels are named by the lock alone
    """
    assets = stage / "assets"
    _name_wheels(assets)
    found = dict[str, RuntimeFile]()
    for path in sorted(assets.iterdir()):
        if path.name == WHEELS:
            continue
        stem, dot, suffixes = path.name.partition(".")
        named = path.rename(path.with_name(f"{stem}-{digest(path)}{dot}{suffixes}"))
        for file in sorted(named.rglob("*")) if named.is_dir() else [named]:
            logical = (path / file.relative_to(named)).relative_to(assets).as_posix()
            where = file.relative_to(stage).as_posix()
            found[logical.removesuffix(".gz")] = RuntimeFile(where, file.stat().st_size)
    return found


def _name_wheels(assets: Path) -> None:
    """Put each wheel into a folder with its digest: Pyodide reads the wheel's own name."""
    lock = assets / LOCK
    if not lock.is_file():
        return
    contents = json.loads(lock.read_text(encoding="utf-8"))
    for package in contents["packages"].values():
        wheel = assets / WHEELS / package["file_name"]
        folder = wheel.with_name(f"{wheel.name.partition('-')[0]}-{digest(wheel)}")
        folder.mkdir()
        wheel.rename(folder / wheel.name)
        package["file_name"] = f"{folder.name}/{wheel.name}"
    lock.write_text(json.dumps(contents, sort_keys=True) + "\n", encoding="utf-8")


def runtime(files: Mapping[str, RuntimeFile]) -> dict[str, Any]:
    """Return what ``runtime/files.js`` exports as ``RUNTIME``.

    :param files: by logical name
    """
    described = {name: asdict(file) for name, file in sorted(files.items())}
    text = json.dumps(described, sort_keys=True)
    return {"build": hashlib.sha256(text.encode()).hexdigest()[:16], "files": described}


def definition(described: Mapping[str, Any]) -> str:
    """Return the option by which esbuild puts the map into the module that asks for it.

    It is a text because esbuild would put an object into every chunk's way.

    :param described: as :func:`runtime` returns it
    """
    text = json.dumps(described, separators=(",", ":"))
    return f"--define:globalThis.HANDBOOK_RUNTIME={json.dumps(text)}"
