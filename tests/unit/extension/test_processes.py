"""Pages that are read and written by several processes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.bench.synthetic import section_path, write_lessons
from handbook_build.extension.processes import FEW, share_out

from .conftest import Handbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .conftest import Built

SECTIONS = FEW + 6


def contents(built: Built) -> dict[str, bytes]:
    files = [path for path in built.dist.rglob("*") if path.is_file()]
    return {path.relative_to(built.dist).as_posix(): path.read_bytes() for path in files}


def test_shares_come_back_in_order_whatever_their_number() -> None:
    def work(docnames: Sequence[str]) -> list[str]:
        return [name.upper() for name in docnames]

    for processes in (1, 2, 3, 7, 30):
        shares = share_out("abcdefg", processes, work)
        assert [name for share in shares for name in share] == [*"ABCDEFG"]
        assert len(shares) == min(processes, 7)


def test_any_number_of_processes_makes_the_same_files(tmp_path: Path) -> None:
    made = []
    for processes in (1, 2, 5):
        book = Handbook(tmp_path / str(processes))
        write_lessons(book.lessons, SECTIONS)
        built = book.build(parallel=processes)
        assert built.errors == []
        made.append(contents(built))
    assert made[0] == made[1] == made[2]
    pictures = {name for name in made[0] if name.startswith("_images/")}
    assert len(pictures) == SECTIONS


@pytest.mark.parametrize("processes", [1, 3])
def test_mistakes_are_collected_from_all_processes(tmp_path: Path, processes: int) -> None:
    book = Handbook(tmp_path)
    write_lessons(book.lessons, SECTIONS)
    for place in range(SECTIONS):
        path = section_path(book.lessons, place)
        text = path.read_text("utf-8").replace(" predict\n", " predikt\n")
        path.write_text(f"{text}\n{{example}}`gone`\n", "utf-8")
    errors = book.build(parallel=processes).errors
    assert sum("predikt" in error for error in errors) == SECTIONS
    assert sum("gone" in error for error in errors) == SECTIONS
    assert errors == sorted(errors, key=lambda error: error.partition(".md:")[0])
