"""What is decided about a vendored wheel, and written of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline.vendor_lists import hashed_lists, refuse_incomplete

if TYPE_CHECKING:
    from collections.abc import Sequence

WHEEL = "core-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl"


def locate(library: str, needed: str, libraries: list[str], places: Sequence[str]) -> str | None:
    """Find a library beside the others, as auditwheel-emscripten does."""
    return next((name for name in libraries if name.endswith(f"/{needed}")), None)


def test_audit_accepts_a_wheel_that_brings_its_libraries() -> None:
    libraries: dict[str, tuple[list[str], list[str]]] = {
        "core/_core.so": (["libx.so"], []),
        "core/libx.so": ([], []),
    }
    refuse_incomplete(WHEEL, libraries, locate)


def test_audit_refuses_a_wheel_whose_library_is_missing() -> None:
    with pytest.raises(HandbookError, match=r"core/_core\.so needs libx\.so, which is not in it"):
        refuse_incomplete(WHEEL, {"core/_core.so": (["libx.so"], [])}, locate)


def test_audit_refuses_a_compiled_wheel_without_a_module() -> None:
    with pytest.raises(HandbookError, match="holds no module of it"):
        refuse_incomplete(WHEEL, {}, locate)


def test_lists_pin_wheels_and_sdists_apart_in_order() -> None:
    lists = hashed_lists(
        [
            ("b", "2.0", "b-2.0-py3-none-any.whl", "beef"),
            ("markupsafe", "3.0", "markupsafe-3.0.tar.gz", "cafe"),
            ("a", "1.0", "a-1.0-py3-none-any.whl", "f00d"),
        ]
    )
    wheels, sdists = lists["wheels.txt"], lists["sdists.txt"]
    assert wheels.splitlines()[1:] == [
        "b==2.0 \\",
        "    --hash=sha256:beef",
        "a==1.0 \\",
        "    --hash=sha256:f00d",
    ]
    assert sdists.splitlines()[1:] == ["markupsafe==3.0 \\", "    --hash=sha256:cafe"]
    assert all(text.startswith("# ") for text in lists.values())
