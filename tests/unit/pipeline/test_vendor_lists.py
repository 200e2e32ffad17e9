"""What is decided about a vendored wheel, and written of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline.vendor_lists import (
    hashed_lists,
    modules_of,
    refuse_incomplete,
    telling_imports,
)

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


def test_modules_are_python_files_with_all_that_holds_them() -> None:
    files = ["a/__init__.py", "a/b/c.py", "d.py", "a/e.pyi", "f/data.txt", "g-1.data/h.py"]
    assert modules_of(files) == {"a", "a.b", "a.b.c", "d"}


def test_imports_are_the_shortest_names_that_only_one_package_has() -> None:
    modules = {
        "trace-api": {"trace", "trace.span"},
        "trace-sdk": {"trace", "trace.sdk", "trace.sdk.export", "helper"},
        "trace-export": {"trace", "trace.sdk", "trace.sdk.files"},
        "six": {"six"},
    }
    depends = {
        "trace-api": [],
        "trace-sdk": ["six", "trace-api"],
        "trace-export": ["trace-api", "trace-sdk"],
        "six": [],
    }
    assert telling_imports(modules, depends) == {
        "trace-api": ["trace"],
        "trace-sdk": ["helper", "trace.sdk"],
        "trace-export": ["trace.sdk.files"],
        "six": ["six"],
    }


def test_namespace_that_no_package_is_needed_for_tells_nothing() -> None:
    modules = {"web-a": {"web", "web.a"}, "web-b": {"web", "web.b"}}
    found = telling_imports(modules, {"web-a": [], "web-b": []})
    assert found == {"web-a": ["web.a"], "web-b": ["web.b"]}
