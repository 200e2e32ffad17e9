from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.pipeline import web_app
from handbook_build.pipeline.naming import is_hashed

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths

# All icons together; they are loaded when the handbook is installed, and kept for offline.
MAX_BYTES = 20_000


@pytest.fixture
def manifest(checkout: Paths, tmp_path: Path) -> dict[str, Any]:
    """What the build writes."""
    (tmp_path / "assets").mkdir()
    web_app.write(checkout, tmp_path)
    return dict(json.loads((tmp_path / web_app.MANIFEST).read_text(encoding="utf-8")))


def test_manifest_has_what_browsers_ask_for_before_they_install(manifest: dict[str, Any]) -> None:
    assert manifest["name"]
    assert manifest["display"] == "standalone"
    sizes = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= sizes


def test_icons_are_there_small_and_as_large_as_said(
    manifest: dict[str, Any], tmp_path: Path
) -> None:
    total = 0
    for icon in manifest["icons"]:
        assert is_hashed(f"/{icon['src']}")
        data = (tmp_path / icon["src"]).read_bytes()
        width, height = struct.unpack(">II", data[16:24])
        assert icon["sizes"] == f"{width}x{height}"
        total += len(data)
    assert total <= MAX_BYTES


def test_addresses_hold_below_any_path(manifest: dict[str, Any]) -> None:
    addresses = [manifest["start_url"], manifest["scope"]]
    addresses += [item["src"] for item in manifest["icons"]]
    addresses += [item["url"] for item in manifest["shortcuts"]]
    assert [one for one in addresses if one.startswith("/") or ":" in one] == []
