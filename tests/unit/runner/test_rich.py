"""Pictures, Markdown and HTML."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from handbook.rich import bundle

from .conftest import program

if TYPE_CHECKING:
    from .conftest import Bench

PICTURE = "class Picture:\n    def _repr_svg_(self): return '<svg/>'\n"


@pytest.mark.parametrize(
    ("method", "mime", "given", "text"),
    [
        ("_repr_svg_", "image/svg+xml", "<svg/>", "<svg/>"),
        ("_repr_png_", "image/png", b"\x89PNG", "iVBORw=="),
        ("_repr_html_", "text/html", "<b>x</b>", "<b>x</b>"),
        ("_repr_markdown_", "text/markdown", "*x*", "*x*"),
        ("_repr_html_", "text/html", ("<b>x</b>", {"width": 3}), "<b>x</b>"),
        ("_repr_mimebundle_", "text/html", {"text/html": "y", "application/x": "z"}, "y"),
        ("_repr_mimebundle_", "image/png", ({"image/png": b"\x89PNG"}, {}), "iVBORw=="),
    ],
)
def test_method_gives_its_type(method: str, mime: str, given: object, text: str) -> None:
    item = type("Item", (), {method: lambda self: given, "__repr__": lambda self: "Item"})()
    assert bundle(item) == {mime: text, "text/plain": "Item"}


@pytest.mark.parametrize("given", [None, 5, [], {"text/plain": "only"}])
def test_other_results_say_nothing(given: object) -> None:
    item = type("Item", (), {"_repr_html_": lambda self: given})()
    assert bundle(item) is None


def test_failing_method_says_nothing() -> None:
    item = type("Item", (), {"_repr_html_": lambda self: 1 / 0})()
    assert bundle(item) is None


def test_class_is_not_its_instances() -> None:
    assert bundle(type("Item", (), {"_repr_html_": lambda self: "x"})) is None


def test_display_keeps_its_place_in_the_output(bench: Bench) -> None:
    result = bench.run(
        f"from handbook import display\n{PICTURE}print('a')\ndisplay(Picture(), [1])\nprint('b')"
    )
    kinds = [message["type"] for message in result.messages]
    assert kinds == ["output", "display", "output", "done"]
    assert result.messages[1]["data"]["image/svg+xml"] == "<svg/>"
    assert result.text("stdout") == "a\n[1]\nb\n"


def test_last_value_is_displayed(bench: Bench) -> None:
    result = bench.run(f"{PICTURE}Picture()")
    assert [message["type"] for message in result.messages] == ["display", "done"]


def test_setup_displays_nothing(bench: Bench) -> None:
    setup = program(f"from handbook import display\n{PICTURE}display(Picture())\nPicture()")
    assert [m["type"] for m in bench.run("", setup=(setup,)).messages] == ["done"]


def test_display_prints_without_a_page() -> None:
    code = f"from handbook import display\n{PICTURE}display(3, 'x')"
    folder = Path(__file__).parents[3] / "py"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True)
    assert done.stdout == "3\n'x'\n"
