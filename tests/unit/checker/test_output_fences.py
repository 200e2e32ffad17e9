from __future__ import annotations

from dataclasses import replace

import pytest
from handbook_build.checker.fences import Fence, rewritten
from handbook_build.checker.manifest import Example
from handbook_build.errors import LessonError

LESSON = """\
Text with  two spaces \x20
```python name=first
print("a")
```

```output
old
```
After.

```python after=first name=second
print("b")
```
The end, without a newline"""

FIRST = Example(
    name="first",
    path="lessons/a.md",
    line=2,
    output="old\n",
    output_kind="text",
    output_line=6,
    output_path=None,
    raises=None,
    masks=(),
    static=False,
    isolated=False,
    limit_s=10,
)
SECOND = replace(FIRST, name="second", line=11, output=None, output_kind=None, output_line=None)


def test_rewritten_replaces_the_fence_and_nothing_else() -> None:
    assert rewritten(LESSON, FIRST, Fence("", "new\n\nlines\n")) == LESSON.replace(
        "old\n", "new\n\nlines\n"
    )


def test_rewritten_adds_a_fence_right_after_the_example() -> None:
    new = rewritten(LESSON, SECOND, Fence("", "b\n"))
    assert new == LESSON.replace('"b")\n```\n', '"b")\n```\n```output\nb\n```\n')


def test_rewritten_removes_the_fence_with_the_blank_lines_before_it() -> None:
    new = rewritten(LESSON, FIRST, Fence("", ""))
    assert new == LESSON.replace("\n```output\nold\n```\n", "")


def test_rewritten_names_the_file_of_a_rich_output() -> None:
    new = rewritten(LESSON, SECOND, Fence("svg", "recorded/second.svg\n"))
    assert "```\n```output svg\nrecorded/second.svg\n```\nThe end" in new


@pytest.mark.parametrize(
    "body", ["```\n", "a\n````\n", "  ```python\n", "~~~\n", "---\n:x:\n", "\n"]
)
def test_rewritten_fence_gives_its_body_back(body: str) -> None:
    from markdown_it import MarkdownIt

    new = rewritten(LESSON, SECOND, Fence("", body))
    fences = [token for token in MarkdownIt().parse(new) if token.type == "fence"]
    assert [fence.info for fence in fences] == [
        "python name=first",
        "output",
        "python after=first name=second",
        "output",
    ]
    assert fences[-1].content == body


def test_rewritten_keeps_the_indentation_of_a_list() -> None:
    lesson = "- item\n\n  ```python name=first\n  print()\n  ```\n"
    example = replace(FIRST, line=3, output_line=None)
    assert rewritten(lesson, example, Fence("", "x\n\ny\n")) == (
        f"{lesson.removesuffix(chr(10))}\n  ```output\n  x\n\n  y\n  ```\n"
    )


@pytest.mark.parametrize("line", [1, 3, 11, 99])
def test_rewritten_refuses_a_file_that_has_changed(line: int) -> None:
    with pytest.raises(LessonError, match=f"lessons/a.md:{line}: No fence python name=first"):
        rewritten(LESSON, replace(FIRST, line=line), Fence("", "x\n"))


def test_rewritten_refuses_a_fence_that_is_not_closed() -> None:
    with pytest.raises(LessonError, match="not closed"):
        rewritten("```python name=first\n", replace(FIRST, line=1), Fence("", "x\n"))


def test_rewritten_refuses_what_markdown_changes() -> None:
    with pytest.raises(LessonError, match="does not give back"):
        rewritten(LESSON, SECOND, Fence("", "a\rb\n"))
