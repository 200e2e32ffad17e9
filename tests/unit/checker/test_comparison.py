from __future__ import annotations

import base64

import pytest
from handbook_build.checker.comparison import NOTHING, Shown, Unrecordable, as_output, diff, same
from handbook_build.checker.manifest import Mask


def text(content: str) -> Shown:
    return Shown("text", content.encode())


def test_as_output_joins_texts_in_order() -> None:
    assert as_output([{"text": "a\n"}, {"text": "b\n"}]) == text("a\nb\n")


def test_as_output_ends_the_last_line_as_a_fence_does() -> None:
    assert as_output([{"text": "no newline"}]) == text("no newline\n")


def test_as_output_of_nothing_is_nothing() -> None:
    assert as_output([]) == NOTHING
    assert as_output([{"text": ""}]) == NOTHING


def test_as_output_takes_the_richest_form() -> None:
    forms = {"text/plain": "P()", "text/html": "<b>", "image/svg+xml": "<svg/>"}
    assert as_output([{"data": forms}]) == Shown("svg", b"<svg/>\n")


def test_as_output_decodes_a_picture() -> None:
    data = base64.b64encode(b"\x89PNG").decode()
    assert as_output([{"data": {"image/png": data}}]) == Shown("png", b"\x89PNG")


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ([{"text": "50%\r100%\n"}], "a carriage return"),
        ([{"text": "\0"}], "a NUL character"),
        ([{"text": "\ud800"}], "half of a surrogate pair"),
        ([{"data": {"text/markdown": "*a*"}}], "of type text/markdown"),
        ([{"data": {"image/png": "a"}}], "a PNG that is none"),
        ([{"data": {"text/html": "a"}}, {"text": "b\n"}], "1 rich result and prints text"),
        ([{"data": {"text/html": "a"}}, {"data": {"text/html": "b"}}], "2 rich results"),
    ],
)
def test_as_output_refuses_what_no_fence_can_hold(
    shown: list[dict[str, object]], words: str
) -> None:
    refused = as_output(shown)
    assert isinstance(refused, Unrecordable)
    assert words in refused.why
    assert refused.do


def test_same_compares_exactly_without_masks() -> None:
    assert same(text("a \n"), text("a \n"), [])
    assert not same(text("a \n"), text("a\n"), [])


def test_same_ignores_what_masks_cover() -> None:
    assert same(text("took 1 s\n"), text("took 22 s\n"), [Mask("time")])
    assert not same(text("took 1 s\n"), text("took 22 s!\n"), [Mask("time")])


def test_same_never_masks_a_kind_or_a_picture() -> None:
    assert not same(Shown("svg", b"a\n"), text("a\n"), [Mask("regex", ".")])
    assert not same(Shown("png", b"a"), Shown("png", b"b"), [Mask("regex", ".")])


def test_diff_shows_lines_that_differ_and_their_neighbours() -> None:
    shown = diff(text("a\nb\nc\nd\ne\n"), text("a\nb\nX\nd\ne\n"))
    assert shown.split("\n") == ["      b", "    - c", "    + X", "      d"]


def test_diff_hides_lines_that_masks_make_equal() -> None:
    shown = diff(text("took 1 s\nx\n"), text("took 2 s\ny\n"), [Mask("time")])
    assert shown.split("\n") == ["      took 1 s", "    - x", "    + y"]


def test_diff_shows_invisible_characters() -> None:
    assert diff(text("a\n"), text("a \x1b[0m  \n")).split("\n") == ["    - a", "    + a \\x1b[0m··"]


def test_diff_is_short() -> None:
    shown = diff(NOTHING, text("".join(f"{number}\n" for number in range(100))))
    assert shown.split("\n")[-1] == "    … 84 more lines differ"
    assert len(shown.split("\n")) == 17


def test_diff_of_two_kinds_names_them() -> None:
    assert diff(NOTHING, Shown("svg", b"<svg/>\n")).split("\n") == [
        "    - text: 0 lines",
        "    + svg: 1 line",
    ]


def test_diff_of_pictures_gives_their_sizes() -> None:
    assert "- (a picture of 1 bytes)" in diff(Shown("png", b"a"), Shown("png", b"bb"))
