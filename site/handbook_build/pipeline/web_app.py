"""What a browser needs to install the handbook like a program: ``site.webmanifest`` and icons.

Owns: the manifest, and where the icons of ``site/icons`` go. The addresses in it are relative, so
that it holds wherever the site lies. Must not import Sphinx.

Format: https://www.w3.org/TR/appmanifest/
"""

from __future__ import annotations

import json
import shutil
import struct
from typing import TYPE_CHECKING, Any

from handbook_build.pipeline.naming import digest

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths

__all__ = ["MANIFEST", "icons", "write"]

MANIFEST = "site.webmanifest"

# In light clothes: a manifest has one colour, and pages say theirs for both themes.
PAPER, INK = "#fbfcfd", "#175a94"

ABOUT: dict[str, Any] = {
    "name": "The interactive Python Handbook",
    "short_name": "Python Handbook",
    "description": "Python 3.14, with examples that run in the page where you read them.",
    "lang": "en",
    "dir": "ltr",
    "start_url": "./",
    "scope": "./",
    "display": "standalone",
    "background_color": PAPER,
    "theme_color": INK,
    "categories": ["books", "education", "developer"],
    "shortcuts": [
        {"name": "Contents", "url": "contents/"},
        {"name": "Exercises", "url": "exercises/"},
        {"name": "Playground", "url": "play/"},
        {"name": "Your work", "url": "your-work/"},
    ],
}


def icons(paths: Paths) -> list[Path]:
    """Return the icons; the names of those that a system may cut to any shape hold "maskable"."""
    return sorted((paths.site / "icons").glob("*.png"))


def write(paths: Paths, stage: Path) -> None:
    """Write the manifest, and the icons under names that hold a digest.

    :param stage: stands for ``dist``
    """
    named = [(icon, f"assets/{icon.stem}-{digest(icon)}.png") for icon in icons(paths)]
    for icon, address in named:
        shutil.copyfile(icon, stage / address)
    listed = [_described(icon, address) for icon, address in named]
    text = json.dumps({**ABOUT, "icons": listed}, ensure_ascii=False, indent=1)
    (stage / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def _described(icon: Path, address: str) -> dict[str, str]:
    """Return an icon's entry in the manifest."""
    # https://www.w3.org/TR/png-3/#11IHDR: width and height follow 16 bytes of signature and chunk
    width, height = struct.unpack(">II", icon.read_bytes()[16:24])
    purpose = "maskable" if "maskable" in icon.stem else "any"
    return {"src": address, "sizes": f"{width}x{height}", "type": "image/png", "purpose": purpose}
