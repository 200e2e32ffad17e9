"""Packages that a test makes."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_wheel(folder: Path, name: str, tag: str = "py3-none-any") -> Path:
    """Put a wheel into a folder, which is made; its module's WORD is "installed".

    :param tag: what it says that it runs on
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-1.0-{tag}.whl"
    info = f"{name}-1.0.dist-info"
    metadata = {
        "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        "WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", 'WORD = "installed"\n')
        for file, text in metadata.items():
            archive.writestr(f"{info}/{file}", text)
    return path
