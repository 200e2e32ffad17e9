"""The domain ``ex``: every page with its examples, exercises and transcripts, and links to them.

Owns: where pages and what they hold are kept, and the roles ``section``, ``example`` and
``exercise``. Must not import the builder.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain
from sphinx.util.docutils import ReferenceRole
from sphinx.util.nodes import make_refnode

from .consistency import broken_chains, clashes, near_names
from .mistakes import Mistake, Problem, report
from .outline import Outline, load_outline
from .redirects import Redirects, load_redirects

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .records import Example, Exercise, Page

    _Named = TypeVar("_Named", Example, Exercise)
__all__ = ["HandbookDomain", "handbook_domain", "inline_title", "setup_domain"]


class _Reference(ReferenceRole):
    """A role whose target is a name of the handbook; ``text <target>`` gives the link a text."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Leave a reference to be resolved when every page is known."""
        reference = pending_xref(
            self.rawtext,
            refdomain="ex",
            reftype=self.kind,
            reftarget=self.target,
            refexplicit=self.has_explicit_title,
            refdoc=self.env.docname,
            refwarn=True,
        )
        self.set_source_info(reference)
        reference += nodes.inline(self.rawtext, self.title)
        return [reference], []


class HandbookDomain(Domain):
    """What the handbook holds, by docname."""

    name = "ex"
    label = "Handbook"
    data_version = 4
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "basis": ""}
    #: What is on all pages by its name, until a page is read or forgotten.
    _examples: dict[str, Example] | None = None
    _exercises: dict[str, Exercise] | None = None

    @property
    def pages(self) -> dict[str, Page]:
        """Every page by its docname."""
        return cast("dict[str, Page]", self.data["pages"])

    @property
    def outline(self) -> Outline:
        """The outline, as it is on disk."""
        return load_outline(Path(self.env.config.handbook_outline))

    @property
    def redirects(self) -> Redirects:
        """The names that examples, exercises and sessions had before, as they are on disk."""
        return load_redirects(self.env.config.handbook_outline)

    def in_order(self) -> list[Page]:
        """Return the pages: the home page, then as in the outline, then the rest by name."""
        known = {entry.docname: place for place, entry in enumerate(self.outline)}

        def key(page: Page) -> tuple[bool, int, str]:
            return page.front.kind != "home", known.get(page.docname, len(known)), page.docname

        return sorted(self.pages.values(), key=key)

    def examples(self) -> dict[str, Example]:
        """Return every example by its name; of two with one name, the first in the handbook."""
        if self._examples is None:
            all_of_them = (item for page in self.in_order() for item in page.examples)
            self._examples = _by_name(all_of_them)
        return self._examples

    def exercises(self) -> dict[str, Exercise]:
        """Return every exercise by its name; of two with one name, the first in the handbook."""
        if self._exercises is None:
            all_of_them = (item for page in self.in_order() for item in page.exercises)
            self._exercises = _by_name(all_of_them)
        return self._exercises

    def _forget_names(self) -> None:
        """Have names looked for anew, because the pages have changed."""
        self._examples = self._exercises = None

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.pages.pop(docname, None)
        self._forget_names()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Take note that a page has been read."""
        self._forget_names()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        for docname in docnames:
            if docname in otherdata["pages"]:
                self.pages[docname] = otherdata["pages"][docname]
        self._forget_names()

    def check_consistency(self) -> None:
        """Report what no single page shows: names used twice, and chains that lead nowhere."""
        for docname, problem in [*clashes(self.in_order()), *broken_chains(self.examples())]:
            report(problem, docname)
        self.redirects.check({name for page in self.pages.values() for name, _ in page.named()})

    def resolve_xref(  # noqa: PLR0913, PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Turn a role into a link, or into plain text if the section is not written yet."""
        rules = {"section": self._section, "example": self._example, "exercise": self._exercise}
        resolve = rules[typ]
        return cast("nodes.reference | None", resolve(builder, fromdocname, target, node, contnode))

    def _section(
        self, builder: Builder, fromdocname: str, target: str, node: pending_xref, text: Element
    ) -> Element:
        entry = self.outline.by_id.get(target)
        if entry is None:
            near = " or ".join(self.outline.near(target))
            what = f"The outline has no section {target}"
            report(Problem(Mistake.REFERENCE, node.line or 0, what, f"Write {near}"), node)
            return text
        if not node["refexplicit"]:
            text = inline_title(entry.title)
        if entry.docname not in self.pages:
            return text
        return make_refnode(builder, fromdocname, entry.docname, None, text)

    def _example(
        self, builder: Builder, fromdocname: str, target: str, node: pending_xref, text: Element
    ) -> Element:
        examples = self.examples()
        if target not in examples:
            return _unknown("example", target, examples, node, text)
        if not node["refexplicit"]:
            text = nodes.literal(target, target)
        return make_refnode(builder, fromdocname, examples[target].docname, target, text)

    def _exercise(
        self, builder: Builder, fromdocname: str, target: str, node: pending_xref, text: Element
    ) -> Element:
        exercises = self.exercises()
        if target not in exercises:
            return _unknown("exercise", target, exercises, node, text)
        exercise = exercises[target]
        if not node["refexplicit"]:
            text = inline_title(exercise.title)
        return make_refnode(builder, fromdocname, exercise.docname, target, text)

    def resolve_any_xref(self, *_: Any) -> list[tuple[str, nodes.reference]]:
        """Offer nothing to Markdown links without a role: names are linked by their roles."""
        return []


def _by_name(items: Iterable[_Named]) -> dict[str, _Named]:
    """Return items by their names; of two with one name, the first."""
    found: dict[str, _Named] = {}
    for item in items:
        found.setdefault(item.name, item)
    return found


def _unknown(
    kind: str, target: str, known: Iterable[str], node: pending_xref, text: Element
) -> Element:
    """Report a role whose target does not exist, and return its text."""
    what, do = f"There is no {kind} {target}", near_names(target, known, kind)
    report(Problem(Mistake.REFERENCE, node.line or 0, what, do), node)
    return text


def inline_title(title: str) -> nodes.inline:
    """Return a title of the outline as a node: text in backticks is code."""
    node = nodes.inline()
    for place, part in enumerate(title.split("`")):
        if part:
            node += nodes.literal(part, part) if place % 2 else nodes.Text(part)
    return node


def handbook_domain(env: BuildEnvironment) -> HandbookDomain:
    """Return the domain of an environment, typed."""
    return cast("HandbookDomain", env.domains["ex"])


def setup_domain(app: Sphinx) -> None:
    """Register the domain and its roles."""
    app.add_domain(HandbookDomain)
    app.add_role("section", _Reference("section"))
    app.add_role("example", _Reference("example"))
    app.add_role("exercise", _Reference("exercise"))
