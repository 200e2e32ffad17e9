"""The HTML of an exercise: all of it can be read without JavaScript.

Owns: the markup that ``<py-exercise>`` upgrades. Must not import the builder.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from handbook_build.extension.domain import handbook_domain
from handbook_build.extension.highlight import highlight
from handbook_build.extension.redirects import former_anchors

from .code_html import attribute, code_box
from .exercises import exercise_hint, exercise_node, exercise_task

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from handbook_build.extension.records import Exercise

__all__ = ["setup_exercise_html", "shown_tests"]


def shown_tests(tests: str) -> str:
    """Return the tests that a reader is shown: those before the line ``# hidden``."""
    lines = tests.splitlines(keepends=True)
    places = [place for place, line in enumerate(lines) if line.rstrip() == "# hidden"]
    shown = "".join(lines[: places[0]] if places else lines).rstrip()
    return f"{shown}\n" if shown else ""


def visit_exercise(translator: HTML5Translator, node: exercise_node) -> None:
    """Open an exercise."""
    exercise: Exercise = node["exercise"]
    options = attribute({"kind": exercise.kind, "packages": exercise.packages})
    plain = html.escape(exercise.title.replace("`", ""))
    redirects = handbook_domain(translator.builder.env).redirects
    translator.body.append(
        f"{former_anchors(redirects, exercise.name)}"
        f"<py-exercise id=\"{exercise.name}\" data-options='{options}' "
        f'data-digest="{exercise.digest}" data-title="{plain}">\n'
        f'<div class="exercise-head"><h3 class="exercise-title">Exercise: '
        f"{_title(exercise.title)}"
        f'<a class="headerlink" href="#{exercise.name}" '
        f'aria-label="Link to this exercise: {plain}">#</a></h3></div>\n'
    )


def depart_exercise(translator: HTML5Translator, node: exercise_node) -> None:
    """Close an exercise, and its hints if there are any."""
    exercise: Exercise = node["exercise"]
    translator.body.append("</div>\n</py-exercise>\n" if exercise.hints else "</py-exercise>\n")


def visit_task(translator: HTML5Translator, node: exercise_task) -> None:
    """Open the task."""
    translator.body.append('<div class="exercise-task">\n')


def depart_task(translator: HTML5Translator, node: exercise_task) -> None:
    """Close the task; start and tests follow, and the hints after them."""
    exercise: Exercise = node["exercise"]
    name, body = exercise.name, translator.body
    body.append(f"</div>\n{code_box(exercise.start, name)}")
    if exercise.kind == "tests":
        body.append(_folded("The code to test", f"Code to test in {name}", exercise.correct))
    elif tests := shown_tests(exercise.tests):
        body.append(_folded("The tests", f"Tests of {name}", tests))
    if exercise.hints:
        body.append('<div class="exercise-hints">\n')


def _folded(summary: str, label: str, source: str) -> str:
    """Return the details that hold the tests, or what they are written for."""
    return (
        f'<details class="exercise-tests"><summary>{summary}</summary><div class="highlight">'
        f'<pre tabindex="0" aria-label="{label}"><code>{highlight(source, "python")}</code></pre>'
        "</div></details>\n"
    )


def _title(title: str) -> str:
    """Return a title, in which backticks are code."""
    parts = [html.escape(part, quote=False) for part in title.split("`")]
    return "".join(
        f"<code>{part}</code>" if place % 2 else part for place, part in enumerate(parts)
    )


def visit_hint(translator: HTML5Translator, node: exercise_hint) -> None:
    """Open a hint."""
    label = f"Hint {node['number']} of {node['total']}"
    translator.body.append(f'<details class="exercise-hint"><summary>{label}</summary>\n')


def depart_hint(translator: HTML5Translator, node: exercise_hint) -> None:
    """Close a hint."""
    translator.body.append("</details>\n")


def setup_exercise_html(app: Sphinx) -> None:
    """Register the nodes with their HTML."""
    app.add_node(exercise_node, html=(visit_exercise, depart_exercise))
    app.add_node(exercise_task, html=(visit_task, depart_task))
    app.add_node(exercise_hint, html=(visit_hint, depart_hint))
