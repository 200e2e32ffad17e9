"""Examples, sessions and exercises as plain XHTML: all of it is shown, and nothing runs.

Owns: the markup of these nodes in the book. Must not import the builder.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from docutils import nodes

from handbook_build.extension.ansi import ansi_to_html
from handbook_build.extension.domain import inline_title
from handbook_build.extension.fences.consoles import console_node
from handbook_build.extension.fences.examples import example_node
from handbook_build.extension.fences.exercise_html import shown_tests
from handbook_build.extension.fences.exercises import exercise_hint, exercise_node, exercise_task
from handbook_build.extension.highlight import highlight
from handbook_build.extension.translator import LessonTranslator

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from handbook_build.extension.records import Console, Example, Exercise, Output

__all__ = ["BookTranslator", "code", "inline_html", "setup_markup"]


class BookTranslator(LessonTranslator):
    """The site's text, with the hints of exercises put aside for the end of the book.

    :ivar hints: by the name of an exercise, the XHTML of each
    """

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self.hints: dict[str, list[str]] = {}
        self.exercise = ""

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        """Write code that is not an example."""
        self.body.append(code(node.astext(), node.get("language", "none")))
        raise nodes.SkipNode


def code(source: str, language: str = "python") -> str:
    """Return code in colours."""
    lines = highlight(source, language).removesuffix("\n")
    return f'<pre class="code highlight"><code>{lines}</code></pre>\n'


def inline_html(title: str) -> str:
    """Return a title, in which backticks are code."""
    parts = inline_title(title).children
    return "".join(
        f"<code>{html.escape(part.astext())}</code>"
        if isinstance(part, nodes.literal)
        else html.escape(part.astext())
        for part in parts
    )


def visit_example(translator: HTML5Translator, node: example_node) -> None:
    """Write an example up to its picture."""
    example: Example = node["example"]
    body = translator.body
    body.append(f'<div class="example" id="{example.name}">\n{code(example.source)}')
    if example.options.why:
        body.append(f'<p class="remark">{html.escape(example.options.why)}</p>\n')
    if example.output:
        body.append('<p class="label">Output</p>\n')
        body.append(_recorded(example.output))


def depart_example(translator: HTML5Translator, _node: example_node) -> None:
    """Close an example."""
    translator.body.append("</div>\n")


def _recorded(output: Output) -> str:
    """Return a recorded output; a picture is a child of the node and writes itself."""
    if output.text is not None:
        text = ansi_to_html(output.text.removesuffix("\n"))
        return f'<pre class="output"><samp>{text}</samp></pre>\n'
    if output.kind == "html":
        return '<p class="remark">The program shows a page, which this book can\'t.</p>\n'
    return ""


def visit_console(translator: HTML5Translator, node: console_node) -> None:
    """Write a recorded session."""
    console: Console = node["console"]
    text = ansi_to_html(console.body.removesuffix("\n"))
    translator.body.append(
        f'<div class="example" id="{console.name}"><pre class="output"><samp>{text}</samp></pre>'
        "</div>\n"
    )
    raise nodes.SkipNode


def visit_exercise(translator: BookTranslator, node: exercise_node) -> None:
    """Open an exercise."""
    exercise: Exercise = node["exercise"]
    translator.exercise = exercise.name
    translator.hints[exercise.name] = []
    translator.body.append(
        f'<div class="exercise" id="{exercise.name}">\n'
        f'<p class="exercise-title">Exercise: {inline_html(exercise.title)}</p>\n'
    )


def depart_exercise(translator: BookTranslator, node: exercise_node) -> None:
    """Write what belongs to the task, and where its solution is; close the exercise."""
    exercise: Exercise = node["exercise"]
    parts = [("Start", exercise.start)]
    if exercise.kind == "tests":
        parts.append(("The code to test", exercise.correct))
    elif tests := shown_tests(exercise.tests):
        parts.append(("The tests", tests))
    for label, source in parts:
        translator.body.append(f'<p class="label">{label}</p>\n{code(source)}')
    address = translator.builder.answers_uri(node["exercise"].docname)  # type: ignore[attr-defined]  # the book's
    translator.body.append(
        f'<p class="remark"><a href="{address}#answer-{exercise.name}">'
        "Hints and solution</a></p>\n</div>\n"
    )


def visit_task(_translator: BookTranslator, _node: exercise_task) -> None:
    """Write the task as it is."""


def depart_task(_translator: BookTranslator, _node: exercise_task) -> None:
    """End the task."""


def visit_hint(translator: BookTranslator, node: exercise_hint) -> None:
    """Write a hint, from here on."""
    node["begin"] = len(translator.body)


def depart_hint(translator: BookTranslator, node: exercise_hint) -> None:
    """Put the hint aside."""
    begin = node.attributes.pop("begin")
    translator.hints[translator.exercise].append("".join(translator.body[begin:]))
    del translator.body[begin:]


_HANDLERS: tuple[tuple[type[nodes.Element], Any, Any], ...] = (
    (example_node, visit_example, depart_example),
    (console_node, visit_console, None),
    (exercise_node, visit_exercise, depart_exercise),
    (exercise_task, visit_task, depart_task),
    (exercise_hint, visit_hint, depart_hint),
)


def setup_markup(app: Sphinx) -> None:
    """Register the nodes with their markup in the book."""
    for node, visit, depart in _HANDLERS:
        app.add_node(node, override=True, book=(visit, depart))
