from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from handbook_build.checker import check, names
from handbook_build.pipeline.paths import Paths

from tests.checker.conftest import FOLDER, LESSONS, place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.checker.conftest import Checked

LESSON = "04-recording.md"

REWRITTEN = [
    ("```output\nold\n```\n", "```output\nnew\n```\n"),
    (
        'print("```")\n```\n',
        'print("```")\n```\n````output\na\n\n```\n````\n',
    ),
    ("```output\nnoise\n```\n", ""),
    (
        "r='3'/></svg>\"\n\n\ndisplay(Dot())\n```\n",
        "r='3'/></svg>\"\n\n\ndisplay(Dot())\n```\n```output svg\nrecorded/drawn.svg\n```\n",
    ),
]


@pytest.fixture(scope="module")
def rewritten(planted: Paths, tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A copy of the checkout, which recording may change."""
    root = tmp_path_factory.mktemp("rewritten")
    shutil.copytree(planted.root, root, dirs_exist_ok=True)
    (root / names.FILE).write_text("example long-gone\n")
    return Paths(root)


@pytest.fixture(scope="module")
def recorded(rewritten: Paths, run_check: Callable[[Paths, check.Request], Checked]) -> Checked:
    """What recording says of the lesson that is there for it."""
    return run_check(rewritten, check.Request(("1.4",), update=True))


def test_recording_rewrites_the_fences_and_nothing_else(
    recorded: Checked, rewritten: Paths
) -> None:
    assert "1 refused" not in recorded.shown
    expected = (LESSONS / "01-faults" / LESSON).read_bytes().decode()
    for before, after in REWRITTEN:
        assert expected.count(before) == 1
        expected = expected.replace(before, after)
    assert (rewritten.root / FOLDER / LESSON).read_bytes().decode() == expected


@pytest.mark.usefixtures("recorded")
def test_recording_writes_rich_output_to_a_file(rewritten: Paths) -> None:
    drawn = (rewritten.root / FOLDER / "recorded/drawn.svg").read_text()
    assert drawn == "<svg xmlns='http://www.w3.org/2000/svg'><circle r='3'/></svg>\n"


@pytest.mark.parametrize("name", ["varies-by-hash", "varies-by-clock"])
def test_recording_refuses_what_differs_from_run_to_run(name: str, recorded: Checked) -> None:
    said = recorded.about(place_of(LESSON, f"python name={name}"))
    assert "shows something else with another hash seed and a clock a year on" in said
    assert "    - " in said
    assert "    + " in said


def test_recording_sums_up_and_fails_where_something_is_refused(recorded: Checked) -> None:
    assert "2 new, 1 changed, 1 removed, 1 unchanged, 2 refused" in recorded.shown
    assert recorded.code == 1


def test_recording_lists_the_names_of_what_it_records(recorded: Checked, rewritten: Paths) -> None:
    listed = names.listed(rewritten.root)
    assert listed is not None
    assert len(listed) == 1 + 5
    assert ("example", "long-gone") in listed
    assert ("example", "varies-by-hash") not in listed
    assert f"\n{names.FILE}: 5 names more: " in recorded.shown


def test_recording_shows_what_has_changed(recorded: Checked) -> None:
    assert f"--- {FOLDER}/{LESSON}\n" in recorded.shown
    assert "\n-old\n+new\n" in recorded.shown
