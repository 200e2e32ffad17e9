"""Code that ruff would change, and lines that are too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.checker.rules import formatting
from handbook_build.errors import StepError

if TYPE_CHECKING:
    from tests.unit.checker.conftest import Book


def test_code_ruff_would_change_refused_at_the_first_difference(book: Book) -> None:
    book.section(book.example("spaces", "a = 1\nb=2\nc=3\n", ""))
    (found,) = book.check()
    assert (found.path, found.line) == (book.page, book.line_of(book.page, "b=2"))
    assert found.category == "format"
    head, *diff = found.what.split("\n")
    assert head == "ruff format --line-length 68 would change this code"
    assert [line.strip() for line in diff] == ["a = 1", "-b=2", "-c=3", "+b = 2", "+c = 3"]


def test_code_between_69_and_88_columns_refused(book: Book) -> None:
    line = "total = " + " + ".join(["price"] * 8)
    assert len(line) == 69
    book.section(book.example("sum", f"{line}\n", ""))
    (found,) = book.check()
    assert found.what.startswith("ruff format")


def test_code_that_cannot_be_parsed_left_alone(book: Book) -> None:
    book.section(book.example("old", f'print "{"x" * 70}"\nb=2\n', ""))
    assert book.check() == []


def test_code_beside_what_cannot_be_parsed_refused(book: Book) -> None:
    book.section(book.example("old", 'print "a"\n', "") + "\n" + book.example("bad", "b=2\n", ""))
    (found,) = book.check()
    assert found.line == book.line_of(book.page, "b=2")


def test_code_between_fmt_off_and_on_left_alone(book: Book) -> None:
    grid = "# fmt: off\nrows = [1,0,\n        0,1]\n# fmt: on\n"
    book.section(book.example("grid", grid, ""))
    assert book.check() == []


def test_code_of_python_3_14_left_alone(book: Book) -> None:
    source = 'try:\n    t"{x}"\nexcept KeyError, ValueError:\n    type A[T = int] = list[T]\n'
    book.section(book.example("new", source, ""))
    assert book.check() == []


@pytest.mark.parametrize("line", ['text = "{}"', "# {} a"])
def test_line_of_text_over_68_columns_refused(book: Book, line: str) -> None:
    book.section(book.example("wide", f"x = 1\n{line.format('a' * 66)}\n", ""))
    (found,) = book.check()
    assert found.line == book.line_of(book.page, "a" * 66)
    assert found.what == f"The line has {len(line) + 64} columns, 68 are allowed"


def test_line_of_68_columns_allowed(book: Book) -> None:
    book.section(book.example("wide", f"# {'a' * 66}\n", ""))
    assert book.check() == []


def test_columns_of_wide_signs_count_twice_and_accents_not() -> None:
    assert formatting.columns("世界") == 4
    assert formatting.columns("e\N{COMBINING ACUTE ACCENT}") == 1


def test_code_with_fold_markers_checked_as_it_stands_in_the_file(book: Book) -> None:
    book.section(book.example("folded", "# fold\nx = 1\n# end fold\ny=2\n", ""))
    (found,) = book.check()
    assert found.line == book.line_of(book.page, "y=2")


@pytest.mark.parametrize("name", ["start.py", "solution.py", "check.py", "wrong/same.py"])
def test_code_of_an_exercise_refused_in_its_file(book: Book, name: str) -> None:
    book.exercise()
    path = f"{book.folder}/{name}"
    text = (book.root / path).read_text("utf-8")
    book.write(path, f"{text}\n\nx=1\n")
    (found,) = book.check()
    assert (found.path, found.line) == (path, book.line_of(path, "x=1"))


def test_code_of_mutants_refused_in_its_file(book: Book) -> None:
    book.tests_exercise()
    book.write(f"{book.folder}/mutants/none.py", "x=1\n")
    (found,) = book.check()
    assert (found.path, found.line) == (f"{book.folder}/mutants/none.py", 1)


def test_line_that_says_what_fails_may_be_wide(book: Book) -> None:
    words = "texts " * 20
    book.exercise({"wrong/long.py": f"# fails: test_of_text: {words.strip()}\nx = 1\n"})
    assert book.check() == []


def test_ruff_that_does_not_run_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "_RUFF", (*formatting._RUFF[:3], "no-such-command"))
    with pytest.raises(StepError, match="no-such-command"):
        formatting.formatted(["x = 1\n"])


def test_formatted_keeps_the_order_of_the_programs() -> None:
    texts = [f"x={number}\n" for number in range(12)]
    assert formatting.formatted(texts) == [f"x = {number}\n" for number in range(12)]
    assert formatting.formatted([]) == []


def test_formatting_of_the_code_in_a_task_refused(book: Book) -> None:
    book.exercise(task=book.task.replace("Think of `+`.", "Think:\n\n```python\n1  + 2\n```\n"))
    (found,) = book.check()
    path = f"{book.folder}/exercise.md"
    assert (found.path, found.line) == (path, book.line_of(path, "1  + 2"))
    assert found.category == "format"


def test_formatting_of_a_file_of_an_example_refused(book: Book) -> None:
    folder = book.page.rpartition("/")[0]
    book.write(f"{folder}/files/till.py", "x = 1\ny=2\n")
    book.write(f"{folder}/files/till.txt", "y=2\n")
    book.section(book.example("reads", options="files=till.py,till.txt"))
    (found,) = book.check()
    assert (found.path, found.line) == (f"{folder}/files/till.py", 2)
