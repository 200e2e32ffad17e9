"""The text of a page as Markdown, written from its doctree, in which every role is resolved.

Owns: what each kind of node becomes. Examples, sessions and exercises are the business of
``lesson``. Must not import the builder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import singledispatchmethod

from docutils import nodes
from sphinx import addnodes

from handbook_build.extension.fences.consoles import console_node
from handbook_build.extension.fences.examples import example_node
from handbook_build.extension.mistakes import Mistake, Problem, report

from .markdown_text import code_span, escape, fence, guard_line_starts, link

__all__ = ["Addresses", "Prose"]

#: Returns the address for a reference or a picture, or None to keep the text alone.
Addresses = Callable[[nodes.Element], str | None]

#: GitHub has five kinds of notes.
_ALERTS = {
    "attention": "WARNING",
    "caution": "CAUTION",
    "danger": "CAUTION",
    "error": "CAUTION",
    "hint": "TIP",
    "important": "IMPORTANT",
    "tip": "TIP",
    "warning": "WARNING",
}


class Prose:
    """Writes nodes as Markdown.

    :param address: of what is linked and shown
    """

    def __init__(self, address: Addresses) -> None:
        self._address = address

    def blocks(self, parts: Iterable[nodes.Node]) -> str:
        """Return blocks, with a blank line between each two; the last ends in a line feed."""
        texts = [self.block(part).rstrip("\n") for part in parts]
        return "".join(f"{text}\n\n" for text in texts if text).removesuffix("\n")

    @singledispatchmethod
    def block(self, node: nodes.Node) -> str:
        """Return one block."""
        return self._unknown(node)

    def _unknown(self, node: nodes.Node) -> str:
        """Report what no download has words for."""
        what = f"Downloads of lessons can't show a {type(node).__name__}"
        do = "Write it otherwise, or add it to downloads/prose.py in the extension"
        report(Problem(Mistake.TEXT, node.line or 0, what, do), node)
        return ""

    @block.register(nodes.comment)
    @block.register(nodes.target)
    @block.register(addnodes.index)
    def _nothing(self, _node: nodes.Element) -> str:
        return ""

    @block.register(nodes.container)
    @block.register(nodes.compound)
    @block.register(nodes.definition_list)
    @block.register(addnodes.glossary)
    def _wrapper(self, node: nodes.Element) -> str:
        return self.blocks(node.children)

    @block.register(nodes.Text)
    @block.register(nodes.Inline)
    def _loose(self, node: nodes.Node) -> str:
        return guard_line_starts(self.span(node))

    @block.register
    def _paragraph(self, node: nodes.paragraph) -> str:
        return guard_line_starts(self.inline(node))

    @block.register
    def _literal_block(self, node: nodes.literal_block) -> str:
        language = node.get("language", "none")
        return fence(node.astext(), "" if language in {"none", "default"} else language)

    @block.register
    def _example(self, node: example_node) -> str:
        return fence(node["example"].source, "python")

    @block.register
    def _console(self, node: console_node) -> str:
        return fence(node["console"].body, "console")

    @block.register
    def _bullet_list(self, node: nodes.bullet_list) -> str:
        return self._items(node, lambda place: "-")

    @block.register
    def _enumerated_list(self, node: nodes.enumerated_list) -> str:
        first: int = node.get("start", 1)
        return self._items(node, lambda place: f"{first + place}.")

    def _items(self, node: nodes.Element, mark: Callable[[int], str]) -> str:
        """Return the items of a list, their further lines under their first word."""
        items = []
        for place, item in enumerate(node.children):
            assert isinstance(item, nodes.Element)
            sign = f"{mark(place)} "
            text = _prefixed(self.blocks(item.children), " " * len(sign))
            items.append(sign + text.lstrip())
        return "\n".join(items)

    @block.register
    def _block_quote(self, node: nodes.block_quote) -> str:
        return _prefixed(self.blocks(node.children), "> ")

    @block.register(nodes.Admonition)
    def _admonition(self, node: nodes.Element) -> str:
        """Return a note as GitHub shows it, or the like."""
        name = _ALERTS.get(type(node).__name__, "NOTE")
        # Sphinx's HTML has given it its kind as a title.
        parts = [part for part in node.children if not isinstance(part, nodes.title)]
        return f"> [!{name}]\n{_prefixed(self.blocks(parts), '> ')}"

    @block.register
    def _definition(self, node: nodes.definition_list_item) -> str:
        """Return terms in bold letters with what they mean, as GitHub has no such lists."""
        terms = [f"**{self.inline(term)}**" for term in node.findall(nodes.term)]
        (meaning,) = node.findall(nodes.definition)
        return f"{', '.join(terms)}\n\n{self.blocks(meaning.children)}"

    @block.register
    def _transition(self, _node: nodes.transition) -> str:
        return "* * *"

    @block.register
    def _table(self, node: nodes.table) -> str:
        """Return a table in GitHub's form."""
        rows = [
            [self._cell(entry) for entry in row.findall(nodes.entry)]
            for row in node.findall(nodes.row)
        ]
        rows.insert(1, ["---"] * len(rows[0]))
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _cell(self, entry: nodes.Element) -> str:
        text = " ".join(self.block(part) for part in entry.children)
        return " ".join(text.replace("|", "\\|").split())

    def inline(self, node: nodes.Element) -> str:
        """Return the content of a paragraph, a heading or a cell."""
        return "".join(self.span(child) for child in node.children).strip()

    @singledispatchmethod
    def span(self, node: nodes.Node) -> str:
        """Return a part of a sentence."""
        return self._unknown(node)

    @span.register(nodes.target)
    @span.register(addnodes.index)
    def _no_words(self, _node: nodes.Element) -> str:
        return ""

    @span.register
    def _text(self, node: nodes.Text) -> str:
        return escape(node.astext())

    @span.register
    def _literal(self, node: nodes.literal) -> str:
        return code_span(node.astext())

    @span.register
    def _emphasis(self, node: nodes.emphasis) -> str:
        return f"*{self.inline(node)}*"

    @span.register
    def _strong(self, node: nodes.strong) -> str:
        return f"**{self.inline(node)}**"

    @span.register
    def _reference(self, node: nodes.reference) -> str:
        text, address = self.inline(node), self._address(node)
        return link(text, address) if address else text

    @span.register
    def _image(self, node: nodes.image) -> str:
        return f"!{link(escape(node.get('alt', '')), self._address(node) or '')}"

    @span.register
    def _raw(self, node: nodes.raw) -> str:
        """Return HTML as it is, which Markdown may hold. The checker refuses it in lessons."""
        return node.astext()

    @span.register
    def _inner(self, node: nodes.inline) -> str:
        return "".join(self.span(child) for child in node.children)


def _prefixed(text: str, prefix: str) -> str:
    """Return text with something before each line, but for blank ones after an indent."""
    return "\n".join((prefix + line).rstrip() for line in text.rstrip("\n").split("\n"))
