"""Mistakes in front matter and text: each with its line, all at once, and again until mended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import LessonError
from sphinx.errors import ExtensionError

from .conftest import ADDING, CHAPTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Handbook

SECTION = "lessons/01-numbers/01-adding.md"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id: "1.1"\n', "", f'{SECTION}:1: The front matter has no id. Write id: "1.1".'),
        (
            'id: "1.1"',
            "id: 1.1",
            f'{SECTION}:2: id: 1.1 is a number or a constant in YAML, not text. Write id: "1.1".',
        ),
        (
            'id: "1.1"',
            'id: "1.2"',
            f"{SECTION}:2: The id is 1.2, but this file is the place of 1.1. "
            'Write id: "1.1" or move the file to lessons/01-numbers/02-int-type.md.',
        ),
        (
            'id: "1.1"',
            'id: "1.9"',
            f"{SECTION}:2: The id is 1.9, but this file is the place of 1.1, "
            'and 1.9 is not in the outline. Write id: "1.1".',
        ),
        (
            "title: Adding & Taking Away",
            "title: Sums",
            f'{SECTION}:3: The title is "Sums", but the outline calls 1.1 "Adding & Taking Away". '
            "Write title: Adding & Taking Away.",
        ),
        (
            "summary: Plus and minus.",
            "summary:",
            f"{SECTION}:4: The key summary has no text. "
            "Write summary: and one sentence on what the page holds.",
        ),
        (
            "summary:",
            "sumary:",
            f"{SECTION}:4: The front matter has no key sumary. "
            "Did you mean summary? Allowed: id, title, summary, sources.",
        ),
        (
            "sources: [py:library/functions#sum, pep:8]\n",
            "",
            f"{SECTION}:1: The front matter has no sources. "
            "Write sources: [py:reference/executionmodel, pep:227], where the facts come from.",
        ),
        (
            "pep:8",
            "pepp:8",
            f"{SECTION}:5: The source pepp:8 is in no form that the handbook knows. "
            "Write it like pep:227.",
        ),
        (
            "pep:8",
            "a book",
            f"{SECTION}:5: The source a book is in no form that the handbook knows. "
            "Write it like py:reference/executionmodel, pep:227, rfc:4180, "
            "cpython:Objects/cellobject.c, or a full address that begins with https://.",
        ),
        (
            "title: Adding",
            "title: [Adding",
            f"{SECTION}:4: The front matter is malformed YAML: ",
        ),
        (
            "summary:",
            "title: x\nsummary:",
            f"{SECTION}:4: The key title is given twice. Keep one of the two.",
        ),
    ],
)
def test_a_mistake_in_the_front_matter_is_reported(
    old: str, new: str, message: str, handbook: Handbook
) -> None:
    handbook.write("01-numbers/01-adding.md", ADDING.replace(old, new, 1))
    errors = handbook.build().errors
    assert any(error.startswith(message) for error in errors), errors


def test_a_page_without_front_matter_is_reported(handbook: Handbook) -> None:
    handbook.write("01-numbers/01-adding.md", "## Text\n\nText.\n")
    assert handbook.build().errors == [
        f"{SECTION}:1: The page has no front matter. "
        "Begin the file with id, title and summary between two lines of ---."
    ]


def test_a_file_that_the_outline_does_not_know_is_reported(handbook: Handbook) -> None:
    handbook.write("01-numbers/07-adding.md", ADDING)
    assert handbook.build().errors == [
        "lessons/01-numbers/07-adding.md:2: The outline has no page at "
        "lessons/01-numbers/07-adding.md. Move it to lessons/01-numbers/01-adding.md."
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "# Big\n",
            "8: A heading of level 1 is the page's title, which comes from the front matter. "
            "Begin the headings of the text with ##.",
        ),
        (
            "## Sources\n",
            "8: Every page uses the anchor sources itself. "
            "Reword the heading, or rename the example.",
        ),
        (
            "```python name=main\nx\n```\n",
            "8: Every page uses the anchor main itself. Reword the heading, or rename the example.",
        ),
        (
            "## ???\n",
            '8: The heading "???" makes no anchor of its own. Reword the heading.',
        ),
        (
            "## One two\n\n```python name=one-two\nx\n```\n",
            "8: The heading's anchor one-two is also a name, at line 10. Reword the heading.",
        ),
        ("### Deep\n", "8: Non-consecutive header level increase; H1 to H3. "),
        ("{section}`1.7`\n", "8: The outline has no section 1.7. Write 1.2 or 1.1."),
        (
            "\n\n{example}`nosuch`\n",
            "10: There is no example nosuch. Write the name of an example.",
        ),
        (
            "```python name=fine\nx\n```\n\n{example}`fin`\n",
            "12: There is no example fin. Did you mean fine?",
        ),
        ("{nosuch}`x`\n", '8: Unknown interpreted text role "nosuch". '),
        ("```{nosuch}\n```\n", "8: Unknown directive type: 'nosuch'. "),
        ("[x](#nowhere)\n", "8: 'myst' cross-reference target not found: 'nowhere'. Correct the "),
        ("[x](other.md)\n", "8: 'myst' cross-reference target not found: 'other.md'. Correct the "),
        ("![x](no.png)\n", "8: image file not readable: 01-numbers/no.png. Put the image "),
        (
            "```python name=a after=nope\nx\n```\n",
            "8: after=nope names no example. Write the name of an example.",
        ),
        (
            "```python name=a after=b\nx\n```\n```python name=b after=a\nx\n```\n",
            "8: The examples wait for each other: a after b after a. Remove one after=.",
        ),
        (
            "```python name=a after=a\nx\n```\n",
            "8: The examples wait for each other: a after a. Remove one after=.",
        ),
        (
            '```python name=a static why="x"\nx\n```\n```python name=b after=a\nx\n```\n',
            "11: after=a names a static example, which is never run. Name one that runs.",
        ),
        (
            "```python name=a\nx\n```\n```console name=a\n$ x\n```\n",
            f"11: The name a is used twice: here and at {SECTION}:8. "
            "Rename the newer one; names are permanent.",
        ),
    ],
)
# MyST 5.2 asks Sphinx 9 for the application in a way that Sphinx 11 will drop.
@pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app:PendingDeprecationWarning")
def test_a_mistake_in_the_text_is_reported(
    body: str, message: str, errors_of: Callable[[str], list[str]]
) -> None:
    errors = errors_of(body)
    assert any(error.startswith(message) for error in errors), errors


@pytest.mark.parametrize("parallel", [1, 2])
def test_mistakes_of_all_pages_are_reported_at_once_and_again(
    parallel: int, handbook: Handbook
) -> None:
    handbook.write("index.md", "---\nid: home\ntitle: T\nsummary: S\n---\n{section}`9`\n")
    handbook.write("01-numbers/index.md", CHAPTER + "\n```python name=twice\nx\n```\n")
    handbook.section("```python name=twice\nx\n```\n\n{nosuch}`x`\n")
    for _ in range(2):
        errors = handbook.build(parallel=parallel).errors
        assert [error.split(". ")[0] for error in errors] == [
            f"{SECTION}:8: The name twice is used twice: here and at lessons/01-numbers/index.md:9",
            f'{SECTION}:12: Unknown interpreted text role "nosuch"',
            "lessons/index.md:6: The outline has no section 9",
        ]


def test_a_missing_or_broken_outline_stops_the_build(handbook: Handbook) -> None:
    handbook.write("outline.yaml", "title: x\nchapters: 3\n")
    with pytest.raises(ExtensionError) as raised:
        handbook.build()
    assert isinstance(raised.value.__cause__, LessonError)
    assert str(raised.value.__cause__) == (
        "lessons/outline.yaml:2: A list is expected here. Write one item a line, or []."
    )


def test_paths_in_messages_are_those_of_the_repository(handbook: Handbook) -> None:
    handbook.section("{section}`9`")
    (error,) = handbook.build().errors
    assert not Path(error.partition(":")[0]).is_absolute()
