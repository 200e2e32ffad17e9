"""What a page says about the terms of the index: which it has, and where.

Owns: the terms that are looked for when a page is read. They are the entries of the glossary and
the places that explain them, headings that are topics of the outline, code in headings, and the
names of the standard library that examples import. Must not import the builder.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .domain import handbook_domain
from .records import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .outline import Outline
    from .records import Page

__all__ = ["imported_names", "setup_mentions"]

# Which Python builds the site makes no difference: these came after the oldest one that can.
LIBRARY = sys.stdlib_module_names | {"annotationlib", "compression"}
FROM_IMPORT = re.compile(
    r"^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#;]+)", re.MULTILINE
)
IMPORT = re.compile(r"^[ \t]*import[ \t]+([^\n#;]+)", re.MULTILINE)
NAME = re.compile(r"([A-Za-z_][\w.]*)(?:\s+as\s+(\w+))?")


def imported_names(source: str) -> list[str]:
    """Return the modules of the standard library that a program imports, and what it takes of them.

    The program is not parsed, for it may be one that the Python of the build can't read.

    :return: such as ``functools`` and ``functools.cache``, each once
    """
    found = dict[str, None]()
    for module, names in FROM_IMPORT.findall(source):
        if _is_library(module):
            found[module] = None
            found.update((f"{module}.{name}", None) for name, _ in NAME.findall(names))
    for names in IMPORT.findall(source):
        for module, alias in NAME.findall(names):
            if _is_library(module):
                uses = re.findall(rf"\b{re.escape(alias or module)}\.([A-Za-z_]\w*)", source)
                found[module] = None
                found.update((f"{module}.{name}", None) for name in uses)
    return list(found)


def setup_mentions(app: Sphinx) -> None:
    """Have the terms noted when a page is read."""
    app.connect("doctree-read", _note)


def _note(app: Sphinx, doctree: nodes.document) -> None:
    domain = handbook_domain(app.env)
    page = domain.pages[app.env.docname]
    page.mentions = (
        *_in_glossary(doctree),
        *_explained(doctree),
        *_in_headings(doctree, _topics(domain.outline, page)),
        *_in_examples(page),
    )


def _in_glossary(doctree: nodes.document) -> Iterator[Mention]:
    """Yield the entries of a glossary, with the sections that teach them."""
    for item in doctree.findall(nodes.definition_list_item):
        if isinstance(item.parent.parent, addnodes.glossary):
            references = item.findall(addnodes.pending_xref)
            taught = tuple(one["reftarget"] for one in references if one["reftype"] == "section")
            for term in item.findall(nodes.term):
                yield Mention(term.astext(), term["ids"][0], glossary=True, taught=taught)


def _explained(doctree: nodes.document) -> Iterator[Mention]:
    """Yield the terms of the glossary that the page explains."""
    for reference in doctree.findall(addnodes.pending_xref):
        if reference["reftype"] == "term":
            yield Mention(reference["reftarget"], _section_of(reference))


def _in_headings(doctree: nodes.document, topics: set[str]) -> Iterator[Mention]:
    """Yield headings that are topics, and code in others."""
    for section in doctree.findall(nodes.section):
        heading = section[0]
        if isinstance(section.parent, nodes.document) or not section["ids"]:
            continue
        if heading.astext() in topics:
            yield Mention(_markdown(heading), section["ids"][0])
            continue
        for code in heading.findall(nodes.literal):
            yield Mention(f"`{code.astext()}`", section["ids"][0])


def _in_examples(page: Page) -> Iterator[Mention]:
    """Yield what examples import."""
    for example in page.examples:
        for name in imported_names(example.source):
            yield Mention(f"`{name}`", example.name)


def _topics(outline: Outline, page: Page) -> set[str]:
    """Return the titles of a section's topics, without their backticks."""
    entry = outline.by_docname.get(page.docname)
    return {topic.title.replace("`", "") for topic in getattr(entry, "subtopics", ())}


def _section_of(node: nodes.Node) -> str:
    """Return the anchor of the heading that a node stands below, "" for the beginning."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.section) and not isinstance(node.parent, nodes.document):
            return str(node["ids"][0])
    return ""


def _markdown(heading: nodes.Node) -> str:
    """Return a heading as templates take titles: code in backticks."""
    parts = heading.children
    return "".join(f"`{p.astext()}`" if isinstance(p, nodes.literal) else p.astext() for p in parts)


def _is_library(module: str) -> bool:
    """Whether a module is one that comes with Python, and worth a place in the index."""
    return module.partition(".")[0] in LIBRARY and module != "__future__"
