from __future__ import annotations

import pytest
from handbook_build.checker.manifest import Mask
from handbook_build.checker.masks import mask


def masked(text: str, *kinds: str) -> str:
    return mask(text, [Mask(kind) for kind in kinds])


@pytest.mark.parametrize(
    "text",
    [
        "1.25 ms",
        "3 seconds",
        "0.5s",
        "1e-05 s",
        "12,500 ns",
        "4.5 µs",
        "2 days",
        "12:05",
        "12:05:59.25+00:00",
        "1795379039.926",
        "1795379039926",
        "2026-05-01",
        "1 May 2026",
        "Fri May  1 12:00:00 2026",
        "Fri, 1 May 2026",
        "May 1, 2026",
    ],
)
def test_time_masks_a_time_as_a_whole(text: str) -> None:
    assert masked(f"it is {text}, I think", "time").replace("is ⟨", "is⟨") in {
        "it is⟨time⟩, I think",
    }


def test_time_masks_date_with_time_of_day() -> None:
    assert masked("at 2026-05-01T12:00:00.5Z!", "time") == masked(
        "at 2027-01-31T01:07:00Z!", "time"
    )
    assert masked("at 2026-05-01 12:00:00", "time") == masked("at 2027-01-31 23:59:59", "time")


@pytest.mark.parametrize(
    "text", ["12 people", "version 3.14.2", "1:30000", "x1795379039", "17953790", "5 stones", "s 5"]
)
def test_time_leaves_other_numbers_alone(text: str) -> None:
    assert masked(text, "time") == text


def test_number_takes_its_padding_along() -> None:
    assert masked("loop    9.5 ms", "time") == masked("loop 1200.5 ms", "time")


def test_address_masks_hexadecimal_numbers_alone() -> None:
    text = "<function f at 0x7f00AA12> 139872 0x"
    assert masked(text, "address") == "<function f at ⟨address⟩> 139872 0x"


@pytest.mark.parametrize("text", ["88 bytes", "1 byte", "1.5 kB", "3 MiB", "512B", "1,024 KB"])
def test_size_masks_numbers_with_a_unit_of_bytes(text: str) -> None:
    assert masked(f"takes {text}.", "size") == "takes⟨size⟩."


def test_size_leaves_counts_alone() -> None:
    assert masked("8 bits, 12 Ben", "size") == "8 bits, 12 Ben"


@pytest.mark.parametrize("text", ["/home/pyodide", "/tmp/tmp1x_y/a.txt", "/lib/python3.14/json/"])
def test_path_masks_absolute_paths(text: str) -> None:
    assert masked(f'File "{text}", line 3', "path") == 'File "⟨path⟩", line 3'


@pytest.mark.parametrize("text", ["a/b", "3 / 4", "https://docs.python.org/3/", "./x", "</b>"])
def test_path_leaves_other_slashes_alone(text: str) -> None:
    assert masked(text, "path") == text


def test_regex_masks_what_it_matches_line_by_line() -> None:
    assert mask("id 12\nid 7 of 9\n", [Mask("regex", r"^id \d+$")]) == "⟨regex⟩\nid 7 of 9\n"


def test_regex_comes_before_the_kinds() -> None:
    masks = [Mask("time"), Mask("regex", r"took \d+")]
    assert mask("took 5 s", masks) == "⟨regex⟩ s"


def test_mask_without_masks_changes_nothing() -> None:
    assert mask("12:05 0x1f 5 kB /tmp/a", []) == "12:05 0x1f 5 kB /tmp/a"
