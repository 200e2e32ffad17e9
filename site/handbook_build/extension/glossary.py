"""The glossary: Sphinx's own, whose entries say what a term is, and where it is taught.

Owns: what an entry must hold. Must not import the builder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .mistakes import Mistake, Problem, report

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup_glossary"]

_DO = 'End the entry with the section that teaches it, as in "…; {section}`5.5`."'


def setup_glossary(app: Sphinx) -> None:
    """Have every entry looked at when its page is read."""
    app.connect("doctree-read", _check)


def _check(app: Sphinx, document: nodes.document) -> None:
    for glossary in document.findall(addnodes.glossary):
        for item in glossary.findall(nodes.definition_list_item):
            if not _is_complete(item):
                terms = " and ".join(term.astext() for term in item.findall(nodes.term))
                what = f"The glossary's entry {terms} is not one paragraph with a section in it"
                line = next((term.line for term in item.findall(nodes.term) if term.line), 1)
                problem = Problem(Mistake.GLOSSARY, line, what, _DO)
                report(problem, app.env.docname)


def _is_complete(item: nodes.definition_list_item) -> bool:
    """Tell whether a definition is one paragraph, and names a section."""
    (definition,) = item.findall(nodes.definition)
    sections = [one for one in item.findall(addnodes.pending_xref) if one["reftype"] == "section"]
    return bool(sections) and [type(child) for child in definition] == [nodes.paragraph]
