"""What a program finds in its working folder beside itself.

Owns: the collecting of files, and the zip in which ``worker/preparation.js`` gets them. Standard
library only.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["pack", "refuse_same_names"]

# The reader of zips in the page knows nothing of Zip64.
FILES_AT_MOST = 60_000
BYTES_AT_MOST = 1_000_000_000


def refuse_same_names(paths: Sequence[Path]) -> None:
    """Refuse what can't lie in one folder.

    :raises HandbookError: when two paths have one name and are not the same
    """
    known: dict[str, Path] = {}
    for path in (given.resolve() for given in paths):  # "." has no name
        other = known.setdefault(path.name, path)
        if other != path:
            raise HandbookError(
                f"check --program: {other} and {path} would both be {path.name} in the working "
                "folder.\nTry: give one of them another name."
            )


def pack(paths: Sequence[Path]) -> bytes:
    """Pack files and folders, folders with all that is in them.

    :return: a zip whose entries are stored, with the paths at its top
    :raises HandbookError: when it is too much for a page, or a file can't be read
    """
    tops = {path.resolve().name: path for path in paths}
    entries = {name: path for top in tops for name, path in _entries(tops[top], top)}
    _refuse_too_much(entries)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as out:
        for name, path in entries.items():
            out.writestr(zipfile.ZipInfo(name), b"" if name.endswith("/") else _content(path))
    return packed.getvalue()


def _entries(path: Path, name: str) -> Iterator[tuple[str, Path]]:
    """Yield names and paths: of a file, or of a folder, its name with a slash, and all in it."""
    if not path.is_dir():
        yield name, path
        return
    for folder, _, files in os.walk(path):
        inner = Path(name, Path(folder).relative_to(path)).as_posix()
        yield f"{inner}/", Path(folder)
        for file in files:
            if Path(folder, file).is_file():  # and no link to nothing
                yield f"{inner}/{file}", Path(folder, file)


def _refuse_too_much(entries: dict[str, Path]) -> None:
    size = sum(path.stat().st_size for path in entries.values())
    if len(entries) > FILES_AT_MOST or size > BYTES_AT_MOST:
        raise HandbookError(
            f"check --program: {len(entries):,} files of {size:,} bytes are too much for a page."
            "\nTry: --beside with only the folders that the program needs."
        )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise HandbookError(
            f"check --program: {path} can't be read: {error.strerror}.\nTry: make it readable."
        ) from error
