"""What ``check --update`` decides, and what it writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from handbook_build.checker.browser import Trial
from handbook_build.checker.comparison import NOTHING, Shown
from handbook_build.checker.manifest import Example, Mask
from handbook_build.checker.recording import Record, decide, write

LESSON = """\
```python name=one
print(1)
```
```output
1
```

```python name=two
print(2)
```
"""

ONE = Example(
    name="one",
    path="lessons/05-a/a.md",
    line=1,
    output="1\n",
    output_kind="text",
    output_line=4,
    output_path=None,
    raises=None,
    masks=(),
    static=False,
    isolated=False,
    limit_s=10,
)
TWO = replace(ONE, name="two", line=8, output=None, output_kind=None, output_line=None)


def prints(text: str) -> Trial:
    return Trial("ok", ({"text": text},) if text else ())


def draws(mime: str, data: str) -> Trial:
    piece: dict[str, Any] = {"data": {mime: data}}
    return Trial("ok", (piece,))


def twice(trial: Trial) -> list[Trial]:
    return [trial, trial]


@pytest.mark.parametrize(
    ("example", "text", "change"),
    [
        (ONE, "1\n", "unchanged"),
        (ONE, "one\n", "changed"),
        (ONE, "", "removed"),
        (TWO, "2\n", "new"),
        (TWO, "", "unchanged"),
    ],
)
def test_decide_compares_with_what_is_recorded(
    example: Example, text: str, change: str, tmp_path: Path
) -> None:
    record = decide(example, twice(prints(text)), tmp_path)
    assert record.change == change
    assert record.output == Shown("text", text.encode())


def test_decide_refuses_what_differs_without_a_mask(tmp_path: Path) -> None:
    trials = [prints("a 1\n"), prints("a 2\n")]
    record = decide(ONE, trials, tmp_path)
    assert record.change == "refused"
    assert "    - a 1\n    + a 2" in record.faults[0].what
    masked = replace(ONE, masks=(Mask("regex", r"\d"),))
    assert decide(masked, trials, tmp_path) == Record(masked, "changed", Shown("text", b"a 1\n"))


def test_decide_keeps_a_record_that_differs_in_what_is_masked(tmp_path: Path) -> None:
    masked = replace(ONE, masks=(Mask("regex", r"\d"),))
    record = decide(masked, twice(prints("7\n")), tmp_path)
    assert record == Record(masked, "unchanged", Shown("text", b"1\n"))


def test_decide_refuses_a_run_that_ends_badly_in_either_condition(tmp_path: Path) -> None:
    broken = Trial("error", error=("KeyError", "'a'"))
    for trials in ([prints("1\n"), broken], [broken, prints("1\n")], twice(broken)):
        record = decide(ONE, trials, tmp_path)
        assert (record.change, len(record.faults)) == ("refused", 1)


def test_decide_refuses_what_no_fence_can_hold(tmp_path: Path) -> None:
    record = decide(ONE, twice(prints("a\rb\n")), tmp_path)
    assert record.change == "refused"
    assert "a carriage return" in record.faults[0].what


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    file = tmp_path / ONE.path
    file.parent.mkdir(parents=True)
    file.write_text(LESSON)
    return file


def test_write_changes_several_fences_of_a_file(lesson: Path, tmp_path: Path) -> None:
    records = [
        Record(ONE, "changed", Shown("text", b"one\nmore\n")),
        Record(TWO, "new", Shown("text", b"2\n")),
    ]
    differences, faults = write(records, tmp_path)
    assert lesson.read_text() == LESSON.replace("output\n1\n", "output\none\nmore\n").replace(
        "(2)\n```\n", "(2)\n```\n```output\n2\n```\n"
    )
    assert faults == []
    (difference,) = differences
    assert "\n-1\n+one\n+more\n" in difference


def test_write_leaves_a_file_alone_in_which_nothing_changes(lesson: Path, tmp_path: Path) -> None:
    before = lesson.stat().st_mtime_ns
    records = [Record(ONE, "unchanged", Shown("text", b"9\n")), Record(TWO, "refused", None)]
    assert write(records, tmp_path) == ([], [])
    assert lesson.stat().st_mtime_ns == before


def test_write_puts_a_picture_beside_the_lesson(lesson: Path, tmp_path: Path) -> None:
    record = decide(TWO, twice(draws("image/svg+xml", "<svg/>")), tmp_path)
    write([record], tmp_path)
    assert (lesson.parent / "recorded/two.svg").read_text() == "<svg/>\n"
    assert lesson.read_text().endswith("```output svg\nrecorded/two.svg\n```\n")


def test_write_keeps_the_name_of_a_picture(lesson: Path, tmp_path: Path) -> None:
    drawn = replace(ONE, output=None, output_kind="svg", output_path="lessons/05-a/tree.svg")
    (lesson.parent / "tree.svg").write_text("<svg/>\n")
    record = decide(drawn, twice(draws("image/svg+xml", "<svg>2</svg>")), tmp_path)
    assert record.change == "changed"
    write([record], tmp_path)
    assert (lesson.parent / "tree.svg").read_text() == "<svg>2</svg>\n"
    assert "```output svg\ntree.svg\n```\n" in lesson.read_text()


@pytest.mark.parametrize("output", [Shown("text", b"1\n"), NOTHING])
def test_write_removes_a_picture_that_is_no_longer_shown(
    output: Shown, lesson: Path, tmp_path: Path
) -> None:
    drawn = replace(ONE, output=None, output_kind="svg", output_path="lessons/05-a/tree.svg")
    (lesson.parent / "tree.svg").write_text("<svg/>\n")
    write([Record(drawn, "changed", output)], tmp_path)
    assert not (lesson.parent / "tree.svg").exists()


def test_write_reports_a_file_that_has_changed_meanwhile(lesson: Path, tmp_path: Path) -> None:
    lesson.write_text(f"\n{LESSON}")
    differences, faults = write([Record(ONE, "changed", Shown("text", b"one\n"))], tmp_path)
    assert differences == []
    assert "the file has changed" in faults[0].what
    assert lesson.read_text() == f"\n{LESSON}"
