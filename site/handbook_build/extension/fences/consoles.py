"""The fence ``console``: a recorded shell session that cannot run in the page.

Owns: its option, its node and the HTML of that node. Must not import the builder.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from handbook_build.extension.ansi import ansi_to_html
from handbook_build.extension.domain import handbook_domain
from handbook_build.extension.fences import FENCES
from handbook_build.extension.mistakes import Mistake
from handbook_build.extension.options import option, parse_options
from handbook_build.extension.records import Console
from handbook_build.extension.redirects import former_anchors

from .example_options import read_name

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from handbook_build.extension.parser import LessonRenderer

__all__ = ["ConsoleOptions", "console_node", "setup_console_fences"]


@dataclass(frozen=True)
class ConsoleOptions:
    """Everything that can follow ``console`` on the first line of a fence."""

    name: str = option(
        "",
        read_name,
        required=True,
        expects="kebab-case, such as pyenv-install",
        help="Its permanent name, unique in the handbook, and that of its transcript",
    )


class console_node(nodes.General, nodes.Element):  # noqa: N801 - docutils dispatches on the name
    """A recorded session. ``console`` is the :class:`Console`."""


def render_console(renderer: LessonRenderer, token: SyntaxTreeNode, info: str) -> None:
    """Turn a ``console`` fence into a recorded session."""
    line = renderer.line_of(token)
    parsed = parse_options(ConsoleOptions, info, "console", line)
    renderer.complain_all(parsed.problems)
    if not token.content.strip():
        do = "Record it, or remove the fence"
        renderer.complain(Mistake.FENCE, line, "The session is empty", do)
    if parsed.options:
        console = Console(parsed.options.name, renderer.docname, line, token.content)
        renderer.place(console_node(console=console, ids=[console.name]), token)
        renderer.page.consoles.append(console)


def visit_console(translator: HTML5Translator, node: console_node) -> None:
    """Write a recorded session."""
    console: Console = node["console"]
    redirects = handbook_domain(translator.builder.env).redirects
    translator.body.append(
        f"{former_anchors(redirects, console.name)}"
        f'<figure class="console" id="{console.name}"><pre tabindex="0" '
        f'aria-label="Recorded session: {console.name}"><samp>{ansi_to_html(console.body)}'
        "</samp></pre></figure>\n"
    )
    raise nodes.SkipNode


def setup_console_fences(app: Sphinx) -> None:
    """Register the fence and its node."""
    FENCES["console"] = render_console
    app.add_node(console_node, html=(visit_console, None))
