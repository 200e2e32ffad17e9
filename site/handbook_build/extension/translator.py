"""The HTML of a lesson's text.

Owns: where it differs from Sphinx's own HTML. Must not import the builder.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from .highlight import highlight

if TYPE_CHECKING:
    from docutils.nodes import Element

__all__ = ["LessonTranslator"]


class LessonTranslator(HTML5Translator):
    """Sphinx's HTML, without the page's title; a keyboard can scroll code and tables."""

    def visit_section(self, node: nodes.section) -> None:
        """Open a section; the one of the title has no element, its heading is the theme's."""
        self.section_level += 1
        if not _is_page(node):
            self.body.append(self.starttag(node, "section"))

    def depart_section(self, node: nodes.section) -> None:
        """Close a section."""
        self.section_level -= 1
        if not _is_page(node):
            self.body.append("</section>\n")

    def visit_title(self, node: nodes.title) -> None:
        """Write a heading, but for the page's title."""
        if _is_page(node.parent):
            raise nodes.SkipNode
        super().visit_title(node)

    def add_permalink_ref(self, node: Element, title: str) -> None:
        """Add a link to this place, named after the heading to tell it from the others."""
        if not node["ids"] or not self.config.html_permalinks:
            return
        named = node[0].astext() if isinstance(node, nodes.section) else ""
        label = html.escape(f"{title}: {named}" if named else title)
        self.body.append(
            f'<a class="headerlink" href="#{node["ids"][0]}" aria-label="{label}">#</a>'
        )

    def visit_table(self, node: nodes.table) -> None:
        """Open a table, in a box that scrolls, by keys too, where the column is too narrow."""
        self.body.append('<div class="table-box" role="group" aria-label="Table" tabindex="0">')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        """Close a table."""
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_literal(self, node: Element) -> None:
        """Write code in a sentence."""
        self.body.append(f"<code>{html.escape(node.astext(), quote=False)}</code>")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        """Write code that is not an example."""
        language = node.get("language", "none")
        code = highlight(node.astext(), language).removesuffix("\n")
        label = "Text" if language in {"none", "text"} else f"Code: {language}"
        self.body.append(
            f'<div class="highlight" data-language="{html.escape(language)}"><pre tabindex="0" '
            f'aria-label="{html.escape(label)}"><code>{code}\n</code></pre></div>\n'
        )
        raise nodes.SkipNode


def _is_page(node: Element) -> bool:
    """Whether a section is that of the page's title."""
    return isinstance(node, nodes.section) and isinstance(node.parent, nodes.document)
