"""A tiny handbook without a fault, in a temporary folder, and what the rules find in it.

The manifest is made from the lessons here, as the extension makes it, without Sphinx: a build for
every planted fault would take seconds. `test_manifest.py` compares the two.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from handbook_build.checker.rules import check_all
from handbook_build.checker.rules.markdown import tokens
from handbook_build.extension.fences.example_options import ExampleOptions
from handbook_build.extension.options import parse_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook_build.checker.findings import Finding
    from markdown_it.token import Token

SECTION = "lessons/01-numbers/01-adding.md"
CHAPTER = "lessons/01-numbers/index.md"
EXERCISE = "lessons/01-numbers/exercises/double-it"

OUTLINE = """title: Small Handbook
chapters:
- id: "1"
  title: Numbers
  slug: numbers
  sections:
  - {id: "1.1", title: Adding, slug: adding, subtopics: []}
"""

#: Nineteen words.
SENTENCE = (
    "A till adds the price of a coffee to what stands there, and `total` holds the sum of both. "
)

FRONT = """---
id: "{id}"
title: {title}
summary: {summary}
sources: [pep:8]
---

"""


def example(name: str, source: str = "print(1)\n", output: str = "1\n", options: str = "") -> str:
    """Return the fences of an example."""
    fence = f"```python name={name} {options}".rstrip()
    return f"{fence}\n{source}```\n" + (f"```output\n{output}```\n" if output else "")


def section_text(
    extra: str = "", sentences: int = 14, examples: int = 5, slug: str = "adding"
) -> str:
    """Return a section without a fault, and something at its end."""
    front = FRONT.format(id="1.1", title="Adding", summary="Plus and minus.")
    names = [f"{slug}-basics", *(f"{slug}-{number}" for number in range(2, examples + 1))]
    shown = "\n".join(example(name) for name in names)
    return f"{front}{SENTENCE * sentences}\n\n{shown}\n{extra}"


CHECK = """from answer import double


def test_of_two():
    assert double(2) == 4, "double(2) should be 4"


# hidden


def test_of_text():
    assert double("a") == "aa", "double works for texts too"
"""
TASK = """---
title: Double it
kind: write
---

Write `double`, which returns its argument twice. For example, `double(2)` returns `4`.

## Hint

Think of `+`.

## Hint

Return `x + x`.
"""
WRONG = "# fails: {test}: {words}\n\n\ndef double(x):\n    return {result}\n"


class Book:
    """A repository with lessons.

    :ivar page: the path of its section
    :ivar folder: the path of its exercise
    """

    page = SECTION
    chapter = CHAPTER
    folder = EXERCISE
    front = FRONT
    sentence = SENTENCE
    task = TASK
    check_py = CHECK
    example = staticmethod(example)

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("lessons/outline.yaml", OUTLINE)
        self.write(
            CHAPTER, FRONT.format(id="1", title="Numbers", summary="All about them.") + "Hi.\n"
        )
        self.write(SECTION, section_text())

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file of the repository."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)

    def section(self, extra: str = "", **shape: Any) -> None:
        """Write the section with something at its end."""
        self.write(SECTION, section_text(extra, **shape))

    def exercise(self, files: dict[str, str | None] | None = None, task: str = TASK) -> None:
        """Write an exercise and the section that shows it.

        :param files: text by name below its folder, None to leave one out that is there otherwise
        """
        usual: dict[str, str | None] = {
            "start.py": "def double(x):\n    return None\n",
            "solution.py": "def double(x):\n    return x + x\n",
            "check.py": CHECK,
            "wrong/square.py": WRONG.format(test="test_of_text", words="texts", result="x * x"),
            "wrong/same.py": WRONG.format(test="test_of_two", words="be 4", result="x"),
            "exercise.md": task,
        }
        self._exercise({**usual, **(files or {})})

    def tests_exercise(self, files: dict[str, str | None] | None = None) -> None:
        """Write an exercise of the kind tests and the section that shows it."""
        test = "from subject import double\n\n\ndef test_double():\n    assert double({}) == {}\n"
        usual: dict[str, str | None] = {
            "start.py": "from subject import double\n",
            "solution.py": test.format(3, 6),
            "correct.py": "def double(x):\n    return x + x\n",
            "mutants/same.py": "def double(x):\n    return x\n",
            "mutants/square.py": "def double(x):\n    return x * x\n",
            "wrong/two.py": f"# fails: square: not noticed\n{test.format(2, 4)}",
            "wrong/nothing.py": f"# fails: same: not noticed\n{test.format(0, 0)}",
            "exercise.md": TASK.replace("kind: write", "kind: tests"),
        }
        self._exercise({**usual, **(files or {})})

    def _exercise(self, files: dict[str, str | None]) -> None:
        for name, text in files.items():
            if text is not None:
                self.write(f"{EXERCISE}/{name}", text)
        self.section("```{exercise} double-it\n```\n")

    def line_of(self, path: str, words: str) -> int:
        """Return the only line of a file that holds some words."""
        lines = (self.root / path).read_text("utf-8").split("\n")
        (number,) = [number for number, line in enumerate(lines, 1) if words in line]
        return number

    def manifest(self) -> dict[str, Any]:
        """Return the manifest of the lessons."""
        pages = [
            path.relative_to(self.root).as_posix()
            for path in sorted((self.root / "lessons").rglob("*.md"))
            if "exercises" not in path.parts
        ]
        data: dict[str, Any] = {"lessons": [], "examples": [], "consoles": [], "exercises": []}
        for path in pages:
            text = (self.root / path).read_text("utf-8")
            data["lessons"].append(_lesson(path, text))
            for kind, entry in _entries(self.root, path, text):
                data[kind].append(entry)
        return data

    def check(self, *selected: str) -> list[Finding]:
        """Return what the rules find in some lessons, by default in all."""
        manifest = self.manifest()
        chosen = selected or [lesson["path"] for lesson in manifest["lessons"]]
        return check_all(manifest, self.root, list(chosen))


def _lesson(path: str, text: str) -> dict[str, Any]:
    front = yaml.safe_load(text.split("---\n")[1])
    inner = re.sub(r"\d\d-", "", path.removeprefix("lessons/"))
    chapter, _, name = inner.rpartition("/")
    is_section = name != "index.md"
    folder = f"{chapter}/" if chapter else ""
    return {
        "path": path,
        "id": front["id"],
        "kind": "section" if is_section else "chapter" if chapter else "home",
        "title": front["title"],
        "summary": front["summary"],
        "url": f"{folder}{name.removesuffix('.md')}/" if is_section else folder,
    }


def _entries(root: Path, path: str, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the examples, consoles and exercises of a page, each with its kind."""
    for token in tokens(text):
        word, _, rest = token.info.partition(" ")
        line = (token.map or [0])[0] + 1
        if word == "python":
            parsed = parse_options(ExampleOptions, rest, word, line)
            assert parsed.options, parsed.problems
            entry = {
                "name": parsed.options.name,
                "path": path,
                "line": line,
                "source": re.sub(r"^# (end )?fold\n", "", token.content, flags=re.MULTILINE),
                "raw": token.content,
                "output": None,
                "output_kind": None,
                "output_line": None,
                "output_path": None,
                "options": asdict(parsed.options),
            }
            yield "examples", entry
        elif word == "output":
            _add_output(entry, rest, token, line)
        elif word == "console":
            name = rest.removeprefix("name=")
            yield "consoles", {"name": name, "path": path, "line": line, "body": token.content}
        elif word == "{exercise}":
            yield "exercises", _exercise(root, path, rest, line)


def _add_output(entry: dict[str, Any], kind: str, token: Token, line: int) -> None:
    entry.update(output_kind=kind or "text", output_line=line)
    if kind:
        folder = entry["path"].rpartition("/")[0]
        entry["output_path"] = f"{folder}/{token.content.strip()}"
    else:
        entry["output"] = token.content


def _exercise(root: Path, path: str, name: str, line: int) -> dict[str, Any]:
    folder = f"{path.rpartition('/')[0]}/exercises/{name}"
    text = (root / folder / "exercise.md").read_text("utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    hints = [n for n, row in enumerate(text.split("\n"), 1) if row.startswith("## Hint")]
    return {
        "name": name,
        "path": f"{folder}/exercise.md",
        "folder": folder,
        "page_path": path,
        "line": line,
        "title": front["title"],
        "kind": front["kind"],
        "hints": [{"line": number} for number in hints],
    }


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A handbook of one chapter with one section, without a fault."""
    return Book(tmp_path)
