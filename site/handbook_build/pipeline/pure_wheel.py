"""Pure wheels, with the same bytes every time and everywhere.

One is made of the Python files of an sdist, for a package whose compiled half is optional and whose
wheels all have it. Nothing of the sdist is run. The formats are those of "Binary distribution
format" and "Recording installed projects" in PyPA's specifications.

Standard library only.
"""

from __future__ import annotations

import base64
import hashlib
import re
import tarfile
import zipfile
from email.parser import HeaderParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["WHEEL", "build", "write"]

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
SUFFIXES = {".py", ".pyi", ".typed"}
WHEEL = """\
Wheel-Version: 1.0
Generator: python-handbook
Root-Is-Purelib: true
Tag: py3-none-any
"""


def build(sdist: Path, target: Path) -> Path:
    """Make the wheel.

    It is stored, not deflated, as zlib's output differs between versions of Python.

    :param sdist: a ``.tar.gz`` whose package lies in ``src`` or at the top
    :param target: folder for the wheel
    :return: the wheel
    :raises HandbookError: when there is no package in it
    """
    files = _files(sdist)
    metadata = HeaderParser().parsestr(files["PKG-INFO"].decode())
    name = re.sub(r"[-_.]+", "_", metadata["Name"]).lower()
    prefix = next((p for p in ("src/", "") if f"{p}{name}/__init__.py" in files), None)
    if prefix is None:
        raise HandbookError(f"{sdist.name} has no package {name}: look at pure_wheel.py")
    info = f"{name}-{metadata['Version']}.dist-info"
    content = {
        path.removeprefix(prefix): data
        for path, data in files.items()
        if path.startswith(f"{prefix}{name}/") and PurePosixPath(path).suffix in SUFFIXES
    }
    content[f"{info}/METADATA"] = files["PKG-INFO"]
    content[f"{info}/WHEEL"] = WHEEL.encode()
    for licence in metadata.get_all("License-File", []):
        content[f"{info}/licenses/{licence}"] = files[licence]
    wheel = target / f"{name}-{metadata['Version']}-py3-none-any.whl"
    write(wheel, content, f"{info}/RECORD")
    return wheel


def _files(sdist: Path) -> dict[str, bytes]:
    """Return the regular files of an sdist, without its top folder, by name."""
    found = {}
    with tarfile.open(sdist) as archive:
        for member in archive.getmembers():
            data = archive.extractfile(member) if member.isfile() else None
            if data is not None:
                found[member.name.partition("/")[2]] = data.read()
    return dict(sorted(found.items()))


def write(wheel: Path, content: dict[str, bytes], record: str) -> None:
    """Write the zip file, its RECORD last.

    :param content: by the names in the wheel
    :param record: the name of RECORD
    """
    lines = [f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in content.items()]
    content = {**content, record: "".join([*lines, f"{record},,\n"]).encode()}
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_STORED) as archive:
        for name, data in content.items():
            info = zipfile.ZipInfo(name, ZIP_EPOCH)
            info.external_attr = 0o100644 << 16
            info.create_system = 3
            archive.writestr(info, data)


def _digest(data: bytes) -> str:
    """Return a digest as RECORD has it."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
