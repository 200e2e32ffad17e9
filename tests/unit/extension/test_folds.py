"""Folds: their markers are no part of the program, and what they enclose is one element."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Handbook

RAW = '''import sys
# fold
text = """
<one>
"""


# end fold
if text:
    # fold
    print(sys)
    # end fold
# fold
print("# end fold", "# fold")
# end fold
'''
SOURCE = '''import sys
text = """
<one>
"""


if text:
    print(sys)
print("# end fold", "# fold")
'''


def test_a_program_has_no_markers_and_its_folds_are_elements(handbook: Handbook) -> None:
    handbook.section(f"```python name=folded\n{RAW}```\n\n```python name=plain\n{SOURCE}```\n")
    built = handbook.build()
    assert built.errors == []
    example, plain = built.example("folded"), built.example("plain")
    assert (example["source"], example["raw"]) == (SOURCE, RAW)
    assert (plain["source"], plain["raw"], plain["folds"]) == (SOURCE, SOURCE, [])
    assert example["digest"] == plain["digest"]
    assert example["folds"] == [[2, 6], [8, 8], [9, 9]]
    page = built.html("numbers/adding")
    code = re.search(r'Python code: folded"><code>(.*?)</code>', page, re.DOTALL)
    assert code
    assert html.unescape(re.sub(r"<[^>]*>", "", code[1])) == SOURCE
    parts = re.split(r'(<span class="fold" data-lines="\d+">)', code[1])
    assert parts[1::2] == [f'<span class="fold" data-lines="{lines}">' for lines in (5, 1, 1)]
    for part, text in zip(
        parts[2::2],
        ('text = """\n<one>\n"""\n\n\n', "    print(sys)\n", 'print("# end fold", "# fold")\n'),
        strict=True,
    ):
        inside = _inside(part)
        assert html.unescape(re.sub(r"<[^>]*>", "", inside)) == text


def _inside(part: str) -> str:
    """Return what stands before the end of the element whose start was cut off."""
    depth = 1
    for tag in re.finditer(r"<(/?)span", part):
        depth += -1 if tag[1] else 1
        if not depth:
            return part[: tag.start()]
    raise AssertionError(part)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("x = 1\n# fold\nx = 2\n", "10: The fold is not ended. Write # end fold behind its last "),
        ("x = 1\n# end fold\n", "10: A fold ends here that never began. Write # fold before "),
        (
            "# fold\nx = 1\n# fold\nx = 2\n# end fold\n",
            "11: A fold begins inside the one of line 9. End that one first: # end fold.",
        ),
        ("x = 1\n# fold\n# end fold\n", "11: The fold is empty. Remove both of its lines."),
        ("# fold\n\n# end fold\n", "8: The example is empty. Write a program."),
    ],
)
def test_a_marker_without_a_partner_is_reported(
    body: str, message: str, errors_of: Callable[[str], list[str]]
) -> None:
    (error,) = errors_of(f"```python name=a\n{body}```\n")
    assert error.startswith(message)


def test_lines_of_markers_are_right_in_a_list(errors_of: Callable[[str], list[str]]) -> None:
    (error,) = errors_of("- item\n\n  ```python name=a\n  x = 1\n  # fold\n  x = 2\n  ```\n")
    assert error.startswith("12: The fold is not ended. ")
