"""Markdown and scripts as texts: what is escaped, fenced, commented and indented."""

from __future__ import annotations

import pytest
from handbook_build.extension.downloads.markdown_text import code_span, escape, fence, link
from handbook_build.extension.downloads.script_text import commented, indented
from markdown_it import MarkdownIt


@pytest.mark.parametrize(
    "text",
    [
        "a*b*c _d_ e_f __g__",
        "[x](y) <b> a < b & c &lt; ~~d~~ `e`",
        r"back\slash \* end\ ",
        "![i](j) $k$",
    ],
)
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    (_, inline, _) = MarkdownIt("commonmark").enable("strikethrough").parse(escape(text))
    children = inline.children or []
    assert {child.type for child in children} == {"text"}
    assert "".join(child.content for child in children) == text.rstrip()


@pytest.mark.parametrize("text", ["a", "`", "a``b", "`a`", " ", " a ", "a\nb"])
def test_code_span_is_read_as_it_was(text: str) -> None:
    (_, inline, _) = MarkdownIt("commonmark").parse(f"x {code_span(text)} y")
    (code,) = (child for child in inline.children or [] if child.type == "code_inline")
    assert code.content == text.replace("\n", " ")


@pytest.mark.parametrize("body", ["a\n", "```\na\n```\n", "~~~\n", "a", ""])
def test_fence_is_read_as_it_was(body: str) -> None:
    (token,) = MarkdownIt("commonmark").parse(fence(body, "python name=a"))
    assert token.info == "python name=a"
    assert token.content.rstrip("\n") == body.rstrip("\n")


def test_link_may_hold_spaces_and_brackets() -> None:
    (_, inline, _) = MarkdownIt("commonmark").parse(link("a", "https://example.org/b_(c) d"))
    assert (inline.children or [])[0].attrs["href"] == "https://example.org/b_(c)%20d"


def test_commented_text_has_no_line_that_runs() -> None:
    assert commented("a\n\n  b\n\n") == "# a\n#\n#   b\n"


@pytest.mark.parametrize(
    "source",
    [
        'a = """x\n  y\n"""\nb = 1\n',
        "a = '''x\ny''' + \"\"\"z\nw\"\"\"\n",
        "# it's a comment\na = 'it\\'s \"\"\"'\nb = 2\n",
        'a = rb"""\\\n"""\n\nif a:\n    b = "#"\n',
        "a = (1,\n     2)\n",
        'a = f"""{1}\n{2}"""\n',
    ],
)
def test_indented_program_means_the_same(source: str) -> None:
    plain: dict[str, object] = {}
    deeper: dict[str, object] = {}
    exec(source, plain)
    exec(f"if True:\n{indented(source)}", deeper)
    plain.pop("__builtins__")
    deeper.pop("__builtins__")
    assert deeper == plain
