"""Exercises: what becomes of a folder, and each thing that is refused with its place."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

import pytest

from .conftest import ADDING

if TYPE_CHECKING:
    from .conftest import Built, Handbook

FOLDER = "01-numbers/exercises/double-it"
TASK = """---
title: Double `it`
kind: write
packages: [httpx, attrs]
---

Write `double(number)`; see {section}`1.1` and {example}`adding-basics`.

```python
double(2)  # 4
```

## Hint

Twice a number is the number
plus itself.

## Hint

```text
+
```
"""
CHECK = """from answer import double


def test_two():
    \"\"\"Two doubled is four.\"\"\"
    assert double(2) == 4, "double(2) should be 4"


# hidden
def test_zero():
    assert double(0) == 0, "<zero>"
"""
FILES = {
    "exercise.md": TASK,
    "start.py": "def double(number):\n    return '<'\n",
    "solution.py": "def double(number):\n    return number + number\n",
    "check.py": CHECK,
    "wrong/same.py": "# fails: test_two: should be 4\ndef double(number):\n    return number\n",
}
TESTS_TASK = """---
title: Test a total
kind: tests
module: till
---

Write tests of `total`.
"""
TESTS_FILES = {
    "exercise.md": TESTS_TASK,
    "start.py": "from till import total\n",
    "solution.py": "from till import total\n\n\ndef test_it():\n    assert total([1]) == 1\n",
    "correct.py": "total = sum\n",
    "mutants/forgets-the-last.py": "def total(n):\n    return sum(n[:-1])\n",
    "mutants/counts.py": "total = len\n",
    "wrong/nothing.py": "# fails: counts: no test\nfrom till import total\n",
}
LESSON = ADDING + "\n```{exercise} double-it\n```\n"


def put(handbook: Handbook, **changes: str | None) -> None:
    """Write the usual exercise; a file in ``changes`` is written so, or left out if it is None.

    The names are those of the files with ``_`` for ``/`` and without suffix.
    """
    for name, text in FILES.items():
        key = name.rpartition(".")[0].replace("/", "_")
        chosen = changes.get(key, text)
        if chosen is not None:
            handbook.write(f"{FOLDER}/{name}", chosen)
    handbook.write("01-numbers/01-adding.md", LESSON)


def put_tests(handbook: Handbook) -> None:
    """Write an exercise of the kind ``tests``."""
    for name, text in TESTS_FILES.items():
        handbook.write(f"01-numbers/exercises/test-total/{name}", text)
    handbook.section("```{exercise} test-total\n```\n")


def data(built: Built, name: str) -> dict[str, object]:
    """Return what a page loads to check an answer."""
    text = (built.dist / f"data/exercises/{name}.json").read_text("utf-8")
    found: dict[str, object] = json.loads(text)
    return found


def code(page: str, label: str) -> str:
    """Return the text of the code with this label."""
    found = re.search(rf'aria-label="{label}"><code>(.*?)</code>', page, re.DOTALL)
    assert found
    return html.unescape(re.sub(r"<[^>]*>", "", found[1]))


def test_an_exercise_reads_well_without_a_script(handbook: Handbook) -> None:
    put(handbook)
    built = handbook.build()
    assert built.errors == []
    page = built.html("numbers/adding")
    start = page.index("<py-exercise ")
    exercise = page[start : page.index("</py-exercise>")]
    assert exercise.startswith(
        '<py-exercise id="double-it" '
        'data-options=\'{"kind":"write","packages":["httpx","attrs"]}\' '
        'data-digest="92950c74c6c0f6f6" data-title="Double it">\n'
        '<div class="exercise-head"><h3 class="exercise-title">Exercise: Double <code>it</code>'
        '<a class="headerlink" href="#double-it" aria-label="Link to this exercise: Double it">#'
        '</a></h3></div>\n<div class="exercise-task">\n<p>Write <code>double(number)</code>; see '
        '<a class="reference internal" href="./"><span>Adding &amp; Taking Away</span></a> and '
        '<a class="reference internal" href="#adding-basics"><code>adding-basics</code></a>.</p>\n'
        '<div class="highlight" data-language="python">'
    )
    assert code(exercise, "Code: python") == "double(2)  # 4\n"
    assert code(exercise, "Python code: double-it") == FILES["start.py"]
    assert code(exercise, "Tests of double-it") == CHECK.partition("\n\n\n# hidden")[0] + "\n"
    assert '<details class="exercise-tests"><summary>The tests</summary>' in exercise
    assert exercise.endswith(
        '<div class="exercise-hints">\n'
        '<details class="exercise-hint"><summary>Hint 1 of 2</summary>\n'
        "<p>Twice a number is the number\nplus itself.</p>\n</details>\n"
        '<details class="exercise-hint"><summary>Hint 2 of 2</summary>\n'
        '<div class="highlight" data-language="text"><pre tabindex="0" aria-label="Text">'
        "<code>+\n</code></pre></div>\n</details>\n</div>\n"
    )


def test_an_exercise_is_in_the_manifest(handbook: Handbook) -> None:
    put(handbook)
    manifest = handbook.build().manifest()
    assert manifest["exercises"] == [
        {
            "name": "double-it",
            "lesson": "1.1",
            "path": f"lessons/{FOLDER}/exercise.md",
            "folder": f"lessons/{FOLDER}",
            "page_path": "lessons/01-numbers/01-adding.md",
            "line": LESSON[: LESSON.index("```{exercise}")].count("\n") + 1,
            "url": "numbers/adding/#double-it",
            "title": "Double `it`",
            "kind": "write",
            "packages": ["httpx", "attrs"],
            "module": "",
            "digest": "92950c74c6c0f6f6",
            "hints": [{"line": 13}, {"line": 18}],
        }
    ]
    assert manifest["lessons"][-1]["exercises"] == ["double-it"]


def test_what_a_page_needs_to_check_an_answer_is_a_file(handbook: Handbook) -> None:
    put(handbook)
    assert data(handbook.build(), "double-it") == {
        "name": "double-it",
        "kind": "write",
        "packages": ["httpx", "attrs"],
        "module": "",
        "tests": CHECK,
        "correct": "",
        "mutants": [],
        "solution": FILES["solution.py"],
    }


def test_an_exercise_in_testing_shows_the_code_to_test(handbook: Handbook) -> None:
    put_tests(handbook)
    built = handbook.build()
    assert built.errors == []
    page = built.html("numbers/adding")
    assert "<summary>The code to test</summary>" in page
    assert code(page, "Code to test in test-total") == "total = sum\n"
    assert "exercise-hints" not in page
    found = data(built, "test-total")
    assert (found["kind"], found["module"], found["tests"]) == ("tests", "till", "")
    assert found["correct"] == "total = sum\n"
    assert found["mutants"] == [
        {"name": name, "source": TESTS_FILES[f"mutants/{name}.py"]}
        for name in ("counts", "forgets-the-last")
    ]


def test_the_module_to_test_is_subject_unless_it_is_named(handbook: Handbook) -> None:
    put_tests(handbook)
    task = TESTS_TASK.replace("module: till\n", "")
    handbook.write("01-numbers/exercises/test-total/exercise.md", task)
    assert data(handbook.build(), "test-total")["module"] == "subject"


def test_files_that_tools_leave_are_not_taken_for_parts_of_an_exercise(handbook: Handbook) -> None:
    put(handbook)
    handbook.write(f"{FOLDER}/__pycache__/start.cpython-314.pyc", "x")
    handbook.write(f"{FOLDER}/.pytest_cache/README.md", "x")
    assert handbook.build().errors == []


def test_folders_of_sources_hold_no_pages(handbook: Handbook) -> None:
    handbook.fill()
    for folder in ("exercises", "files", "transcripts", "recorded"):
        handbook.write(f"{folder}/page.md", "No front matter.\n")
        handbook.write(f"01-numbers/{folder}/deep/page.md", "No front matter.\n")
    built = handbook.build()
    assert built.errors == []
    assert [lesson["id"] for lesson in built.manifest()["lessons"]] == ["home", "1", "1.1"]


@pytest.mark.parametrize(
    ("fence", "message"),
    [
        (
            "```{exercise}\n```\n",
            "8: The exercise has no name. "
            "Write {exercise} NAME: its folder below exercises/, in kebab-case, and nothing else.",
        ),
        (
            "```{exercise} double-it predict\n```\n",
            "8: The exercise is named double-it predict. ",
        ),
        ("```{exercise} ../double-it\n```\n", "8: The exercise is named ../double-it. "),
        (
            "```{exercise} double-it\n:x: y\n```\n",
            "8: The exercise fence is not empty. "
            "Leave it empty: the text of the exercise stands in exercises/double-it/exercise.md.",
        ),
        (
            "```{exercise} dubble-it\n```\n",
            "8: There is no folder lessons/01-numbers/exercises/dubble-it. "
            "Add it, or correct the name in the fence.",
        ),
        (
            "```python name=double-it\nx = 1\n```\n\n```{exercise} double-it\n```\n",
            "12: The name double-it is used twice: here and at lessons/01-numbers/01-adding.md:8. "
            "Rename the newer one; names are permanent.",
        ),
        (
            "```{exercise} double-it\n```\n\n## Double it\n",
            "11: The heading's anchor double-it is also a name, at line 8. Reword the heading.",
        ),
    ],
)
def test_a_mistake_in_the_fence_is_reported(fence: str, message: str, handbook: Handbook) -> None:
    put(handbook, exercise=TASK.replace(" and {example}`adding-basics`", ""))
    handbook.section(fence)
    errors = handbook.build().errors
    assert any(error.startswith(f"lessons/01-numbers/01-adding.md:{message}") for error in errors)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("start", "The exercise has no start.py. "),
        ("solution", "The exercise has no solution.py. "),
        (
            "check",
            "The exercise has no check.py. "
            "Add it: the kind write needs start.py, solution.py, check.py.",
        ),
    ],
)
def test_a_missing_file_is_reported(file: str, message: str, handbook: Handbook) -> None:
    put(handbook, **{file: None})
    (error,) = handbook.build().errors
    assert error.startswith(f"lessons/{FOLDER}/exercise.md:1: {message}")


def test_a_missing_task_is_reported_at_the_fence(handbook: Handbook) -> None:
    put(handbook, exercise=None)
    (error,) = handbook.build().errors
    assert error.endswith(
        f": There is no file lessons/{FOLDER}/exercise.md. "
        "Add it, or correct the name in the fence."
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("---\n", "", ":1: The exercise has no front matter. Begin the file with title and kind "),
        ("title: Double `it`\n", "", ":1: The front matter has no title. Write title: and "),
        ("kind: write\n", "", ":1: The front matter has no kind. Write kind: write, "),
        ("title: Double `it`", "title: 3", ":2: title: 3 is a number or a constant in YAML, not "),
        ("title: Double", "title: [Double", ":3: The front matter is malformed YAML: "),
        (
            "kind: write",
            "kind: writ",
            ":3: There is no kind writ. Did you mean write? Allowed: write, fix, tests.",
        ),
        ("kind: write", "kind: quiz", ":3: There is no kind quiz. Allowed: write, fix, tests."),
        (
            "packages:",
            "package:",
            ":4: The front matter has no key package. Did you mean packages? Allowed: title, "
            "kind, packages, module.",
        ),
        (
            "[httpx, attrs]",
            "httpx",
            ":4: The key packages has no list of names. Write packages: [httpx], ",
        ),
        ("[httpx, attrs]", "['a b']", ":4: The key packages has no list of names. "),
        (
            "packages: [httpx, attrs]",
            "module: till",
            ":4: The key module means nothing for the kind write. ",
        ),
        ("\nWrite `double(", "\n# Big\n\nWrite `double(", ":7: A heading can't stand in exercise"),
        ("plus itself.", "> ## Hint", ":16: A heading can't stand in exercise.md. Only hints "),
        ("## Hint\n\nTwice", "## Clue\n\nTwice", ":13: A heading can't stand in exercise.md. "),
        ("```text\n+\n```\n", "", ":18: The hint is empty. Write it, or remove it."),
        (
            "```python\n",
            "```python name=call\n",
            ":9: A python fence in a task is shown and never run, so it has no options. ",
        ),
        ("```text", "```output", ":20: A task holds no output fence. Write text, or python "),
        ("```text", "```console name=x", ":20: A task holds no console fence. "),
        ("```text", "```pycon", ":20: A task holds no pycon fence. "),
        ("```text", "```{exercise} double-it", ":20: A task holds no {exercise} fence. "),
        ("```text", "```nosuch", ":20: No language nosuch is known. "),
        ("```text\n+\n```\n", "```text\n+\n", ":20: The fence is not closed. "),
        ("{section}`1.1`", "{section}`1.9`", ":7: The outline has no section 1.9. Write 1.2 or "),
        ("{example}`adding-basics`", "{example}`nope`", ":7: There is no example nope. "),
        ("{section}`1.1`", "{nosuch}`1.1`", ':7: Unknown interpreted text role "nosuch". '),
        ("plus itself", "[plus](no.md)", ":15: 'myst' cross-reference target not found: 'no.md'. "),
        ("plus itself.\n", "plus itself.\r\n", ":16: The line holds a carriage return. "),
    ],
)
# MyST 5.2 asks Sphinx 9 for the application in a way that Sphinx 11 will drop.
@pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app:PendingDeprecationWarning")
def test_a_mistake_in_the_task_is_reported(
    old: str, new: str, message: str, handbook: Handbook
) -> None:
    assert old in TASK
    put(handbook, exercise=TASK.replace(old, new, 1))
    errors = handbook.build().errors
    place = f"lessons/{FOLDER}/exercise.md{message}"
    assert any(error.startswith(place) for error in errors), errors


def test_an_exercise_without_a_task_is_reported(handbook: Handbook) -> None:
    head, _, _ = TASK.partition("\nWrite")
    put(handbook, exercise=f"{head}\n## Hint\n\nThink.\n")
    assert handbook.build().errors == [
        f"lessons/{FOLDER}/exercise.md:1: The exercise has no task. "
        "Say in two to five sentences what is to be done, with one call and its result."
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1: The file is empty. Write it, or remove the file."),
        ("x = 1\ny = 2", ":2: The last line does not end in a line feed. Add one."),
        ("x = 1\r\n", ":1: The line holds a carriage return. "),
        ("x = '\0'\n", ":1: The line holds a NUL byte. "),
    ],
)
def test_a_mistake_in_the_bytes_of_a_file_is_reported(
    text: str, message: str, handbook: Handbook
) -> None:
    put(handbook, start=text)
    errors = handbook.build().errors
    assert any(error.startswith(f"lessons/{FOLDER}/start.py{message}") for error in errors), errors


def test_bytes_that_are_not_utf8_are_reported(handbook: Handbook) -> None:
    put(handbook)
    (handbook.lessons / FOLDER / "check.py").write_bytes(b"x = 1\nname = '\xe9'\n")
    assert handbook.build().errors == [
        f"lessons/{FOLDER}/check.py:2: The line is not UTF-8. Save it as UTF-8."
    ]


@pytest.mark.parametrize(
    "name", ["notes.txt", "correct.py", "mutants/one.py", "wrong/deep/one.py", "wrong/data.csv"]
)
def test_a_file_that_means_nothing_is_reported(name: str, handbook: Handbook) -> None:
    put(handbook)
    handbook.write(f"{FOLDER}/{name}", "x = 1\n")
    assert handbook.build().errors == [
        f"lessons/{FOLDER}/{name}: An exercise of the kind write has no use for this file. "
        "Remove it; allowed are exercise.md, start.py, solution.py, check.py, wrong/*.py."
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"correct.py": None}, "exercise.md:1: The exercise has no correct.py. "),
        (
            {"mutants/counts.py": None, "mutants/forgets-the-last.py": None},
            "exercise.md:1: The exercise has no mutants/*.py. Add it: the kind tests needs "
            "start.py, solution.py, correct.py, mutants/*.py.",
        ),
        (
            {"check.py": CHECK},
            "check.py: An exercise of the kind tests has no use for this file. Remove it; "
            "allowed are exercise.md, start.py, solution.py, correct.py, wrong/*.py, "
            "mutants/*.py.",
        ),
        (
            {"exercise.md": TESTS_TASK.replace("till", "till-2")},
            "exercise.md:4: The name till-2 can't be that of the module to test. ",
        ),
        (
            {"exercise.md": TESTS_TASK.replace("till", "answer")},
            "exercise.md:4: The name answer can't be that of the module to test. ",
        ),
    ],
)
def test_a_mistake_in_an_exercise_in_testing_is_reported(
    change: dict[str, str | None], message: str, handbook: Handbook
) -> None:
    put_tests(handbook)
    folder = "01-numbers/exercises/test-total"
    for name, text in change.items():
        if text is None:
            (handbook.lessons / folder / name).unlink()
        else:
            handbook.write(f"{folder}/{name}", text)
    (error,) = handbook.build().errors
    assert error.startswith(f"lessons/{folder}/{message}")


@pytest.mark.parametrize("parallel", [1, 2])
def test_mistakes_of_an_exercise_are_reported_at_once_and_again(
    parallel: int, handbook: Handbook
) -> None:
    handbook.fill()
    put(handbook, exercise=TASK.replace("1.1", "1.9"), start="", check=None)
    for _ in range(2):
        errors = handbook.build(parallel=parallel).errors
        assert [error.split(". ")[0] for error in errors] == [
            f"lessons/{FOLDER}/exercise.md:1: The exercise has no check.py",
            f"lessons/{FOLDER}/start.py:1: The file is empty",
        ]
    handbook.write(f"{FOLDER}/start.py", "x = 1\n")
    handbook.write(f"{FOLDER}/check.py", CHECK)
    (error,) = handbook.build(parallel=parallel).errors
    assert error.startswith(f"lessons/{FOLDER}/exercise.md:7: The outline has no section 1.9. ")
    handbook.write(f"{FOLDER}/exercise.md", TASK)
    assert handbook.build(parallel=parallel).errors == []
