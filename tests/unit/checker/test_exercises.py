"""Exercises that lack something, each fault planted in one that is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.checker.conftest import Book

HINT = "\n## Hint\n\nThink of `+`.\n"


def test_exercises_that_are_complete_nothing_found(book: Book) -> None:
    book.tests_exercise()
    assert book.check() == []


@pytest.mark.parametrize("number", [0, 1, 5])
def test_hints_too_few_or_too_many_refused(book: Book, number: int) -> None:
    book.exercise(task=book.task.partition("\n## Hint")[0] + HINT * number)
    (found,) = book.check()
    assert (found.path, found.line) == (f"{book.folder}/exercise.md", 1)
    assert found.what == f"The exercise double-it has {number} hints, 2 to 4 are allowed"


def test_task_of_many_sentences_refused(book: Book) -> None:
    book.exercise(task=book.task.replace("Write", "Read. " * 7 + "Write"))
    (found,) = book.check()
    assert found.what == "The task has 9 sentences, 2 to 5 are usual"


def test_task_without_a_sentence_refused(book: Book) -> None:
    head, _, rest = book.task.partition("Write")
    book.exercise(task=f"{head}```python\ndouble(2)\n```\n\n{rest[rest.index('## Hint') :]}")
    (found,) = book.check()
    assert found.what == "The task has 0 sentences, 2 to 5 are usual"


def test_task_without_an_example_call_refused(book: Book) -> None:
    book.exercise(task=book.task.replace("`double(2)` returns `4`", "two gives `4`"))
    (found,) = book.check()
    assert (found.path, found.line) == (f"{book.folder}/exercise.md", 1)
    assert found.what == "The task has no example call"


def test_task_with_its_call_in_a_fence_allowed(book: Book) -> None:
    fence = "for example:\n\n```text\n>>> double(2)\n4\n```\n"
    book.exercise(task=book.task.replace("For example, `double(2)` returns `4`.", fence))
    assert book.check() == []


def test_check_without_tests_refused(book: Book) -> None:
    book.exercise({"check.py": "from answer import double\n\ndouble(2)\n"})
    found = [item for item in book.check() if item.path.endswith("check.py")]
    assert [item.what for item in found] == ["The file has no test"]


def test_check_that_imports_nothing_of_the_answer_refused(book: Book) -> None:
    text = book.check_py.replace("from answer import double", "from math import sqrt as double")
    book.exercise({"check.py": text})
    (found,) = book.check()
    assert found.path == f"{book.folder}/check.py"
    assert found.what == "The tests import nothing from the reader's answer"


def test_check_with_hidden_tests_alone_refused(book: Book) -> None:
    head, _, rest = book.check_py.partition("\n\n\n")
    text = f"{head}\n\n# hidden\n\n\n{rest.replace('# hidden', '# more')}"
    book.exercise({"check.py": text})
    (found,) = book.check()
    path = f"{book.folder}/check.py"
    assert (found.path, found.line) == (path, book.line_of(path, "# hidden"))
    assert found.what.startswith("No test stands before the hidden ones")


def test_check_without_hidden_tests_allowed(book: Book) -> None:
    book.exercise({"check.py": book.check_py.replace("\n\n# hidden\n", "")})
    assert book.check() == []


@pytest.mark.parametrize("line", ["# Hidden", "# hidden tests", "# hidden:"])
def test_check_with_a_misspelled_hidden_line_refused(book: Book, line: str) -> None:
    book.exercise({"check.py": book.check_py.replace("# hidden", line)})
    (found,) = book.check()
    assert found.line == book.line_of(f"{book.folder}/check.py", line)
    assert found.what == f"The line {line} hides nothing"


def test_wrong_answers_too_few_refused(book: Book) -> None:
    book.exercise({"wrong/same.py": None})
    (found,) = book.check()
    assert (found.path, found.line) == (f"{book.folder}/exercise.md", 1)
    assert found.what == "The exercise double-it has 1 wrong answer, 2 are the least"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("x = 1\n", 1, "The wrong answer does not say what fails"),
        ("# fails: test_of_two\n", 1, "The wrong answer does not say what fails"),
        ("# fails: test_of_two: \n", 1, "The wrong answer does not say what fails"),
        ("# fails: test_of_three: be 4\n", 1, "test_of_three names nothing that can fail"),
        ("# fails: test_of_two: a\n# fails: test_of_two: b\n", 2, "test_of_two is named twice"),
        ("# fails: test_of_two: a\nx = 1\n# fails: test_of_text: b\n", 3, "This line is not read"),
    ],
)
def test_wrong_answer_that_says_it_badly_refused(
    book: Book, text: str, line: int, what: str
) -> None:
    book.exercise({"wrong/bad.py": text})
    found = [item for item in book.check() if item.category == "exercise"]
    assert [(item.path, item.line, item.what) for item in found][:1] == [
        (f"{book.folder}/wrong/bad.py", line, what)
    ]


def test_wrong_answer_names_known_tests_in_the_advice(book: Book) -> None:
    book.exercise({"wrong/bad.py": "# fails: test_of_three: be 4\n"})
    (found,) = book.check()
    assert found.do == "Write one of: test_of_text, test_of_two"


def test_tests_exercise_weak_test_may_fail_on_correct_code(book: Book) -> None:
    book.tests_exercise({"wrong/none.py": "# fails: correct: no test\nx = 1\n"})
    assert book.check() == []


def test_tests_exercise_weak_test_that_names_no_mutant_refused(book: Book) -> None:
    book.tests_exercise({"wrong/none.py": "# fails: test_of_two: be 4\nx = 1\n"})
    (found,) = book.check()
    assert found.do == "Write one of: correct, same, square"
