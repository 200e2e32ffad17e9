"""The domain ``ex``: every page with its examples and transcripts, and the links to them.

Owns: what is remembered about a page between reading and writing, the roles ``section`` and
``example``, and the checks that need the whole handbook. Must not import the builder.
"""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain
from sphinx.util.docutils import ReferenceRole
from sphinx.util.nodes import make_refnode

from .frontmatter import FrontMatter
from .mistakes import Mistake, Problem, report
from .outline import Outline, load_outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .fences.example_options import ExampleOptions

__all__ = [
    "Console",
    "Example",
    "HandbookDomain",
    "Output",
    "OutputKind",
    "Page",
    "handbook_domain",
    "inline_title",
    "setup_domain",
]

OutputKind = Literal["text", "svg", "png", "html"]


@dataclass(frozen=True)
class Output:
    """Recorded output. Text stands in ``text``; the rest is a file, ``path`` below the repository."""

    kind: OutputKind
    line: int
    text: str | None
    path: str | None


@dataclass
class Example:
    """An example: its source byte for byte, and what it printed when it was recorded."""

    docname: str
    line: int
    source: str
    options: ExampleOptions
    output: Output | None = None

    @property
    def name(self) -> str:
        """Its permanent name."""
        return self.options.name

    @property
    def digest(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the source."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Console:
    """A recorded shell session."""

    name: str
    docname: str
    line: int
    body: str


@dataclass
class Page:
    """One page: what it says about itself and what it holds.

    :ivar path: of its file below the repository, with forward slashes
    :ivar anchors: the slug of every heading, and its line
    :ivar linked: whether it links to other pages, so that it is written again when they move
    """

    docname: str
    path: str
    front: FrontMatter
    examples: list[Example] = field(default_factory=list)
    consoles: list[Console] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    linked: bool = False

    def named(self) -> Iterator[tuple[str, int]]:
        """Yield the names on the page with their lines, in order."""
        items = [*self.examples, *self.consoles]
        yield from sorted(((item.name, item.line) for item in items), key=lambda item: item[1])


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
    data_version = 1
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "basis": ""}

    @property
    def pages(self) -> dict[str, Page]:
        """Every page by its docname."""
        return cast("dict[str, Page]", self.data["pages"])

    @property
    def outline(self) -> Outline:
        """The outline, as it is on disk."""
        return load_outline(Path(self.env.config.handbook_outline))

    def in_order(self) -> list[Page]:
        """Return the pages: the home page, then as in the outline, then the rest by name."""
        known = {entry.docname: place for place, entry in enumerate(self.outline)}

        def key(page: Page) -> tuple[bool, int, str]:
            return page.front.kind != "home", known.get(page.docname, len(known)), page.docname

        return sorted(self.pages.values(), key=key)

    def examples(self) -> dict[str, Example]:
        """Return every example by its name; of two with one name, the first in the handbook."""
        found: dict[str, Example] = {}
        for page in self.in_order():
            for example in page.examples:
                found.setdefault(example.name, example)
        return found

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        for docname in docnames:
            if docname in otherdata["pages"]:
                self.pages[docname] = otherdata["pages"][docname]

    def check_consistency(self) -> None:
        """Report what no single page shows: names used twice, and chains that lead nowhere."""
        for docname, problem in [*self._clashes(), *self._broken_chains()]:
            report(problem, docname)

    def _clashes(self) -> Iterator[tuple[str, Problem]]:
        """Yield every name that is used before, and every heading that takes an example's anchor."""
        first: dict[str, tuple[Page, int]] = {}
        for page in self.in_order():
            for name, line in page.named():
                if name in first:
                    other, there = first[name]
                    what = f"The name {name} is used twice: here and at {other.path}:{there}"
                    do = "Rename the newer one; names are permanent"
                    yield page.docname, Problem(Mistake.NAME, line, what, do)
                else:
                    first[name] = page, line
            names = dict(page.named())
            for anchor in page.anchors.keys() & names.keys():
                what = f"The heading's anchor {anchor} is also the name of the example below it"
                if page.anchors[anchor] > names[anchor]:
                    what = f"The heading's anchor {anchor} is also the name of an example above it"
                problem = Problem(Mistake.NAME, page.anchors[anchor], what, "Reword the heading")
                yield page.docname, problem

    def _broken_chains(self) -> Iterator[tuple[str, Problem]]:
        """Yield every ``after=`` that names nothing, a static example, or leads back to itself."""
        examples = self.examples()
        for example in examples.values():
            after = example.options.after
            if after and (found := _chain_problem(example, after, examples)):
                yield example.docname, Problem(Mistake.AFTER, example.line, *found)

    def resolve_xref(
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
        resolve = self._section if typ == "section" else self._example
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
            what = f"There is no example {target}"
            report(Problem(Mistake.REFERENCE, node.line or 0, what, _near(target, examples)), node)
            return text
        if not node["refexplicit"]:
            text = nodes.literal(target, target)
        return make_refnode(builder, fromdocname, examples[target].docname, target, text)

    def resolve_any_xref(self, *_: Any) -> list[tuple[str, nodes.reference]]:
        """Offer nothing to Markdown links without a role: names are linked by their roles."""
        return []


def _near(wrong: str, names: Iterable[str]) -> str:
    """Return what to write instead of a name that does not exist."""
    close = difflib.get_close_matches(wrong, list(names), 3)
    return f"Did you mean {' or '.join(close)}?" if close else "Write the name of an example"


def _chain_problem(
    example: Example, after: str, examples: dict[str, Example]
) -> tuple[str, str] | None:
    """Return what is wrong with one ``after=`` and what to do, or None."""
    if after not in examples:
        others = examples.keys() - {example.name}
        return f"after={after} names no example", _near(after, others)
    if examples[after].options.static:
        return f"after={after} names a static example, which is never run", "Name one that runs"
    chain = [example.name, after]
    while (link := examples[chain[-1]].options.after) in examples and link not in chain:
        chain.append(link)
    if link == example.name:
        return f"The examples wait for each other: {' after '.join([*chain, link])}", (
            "Remove one after="
        )
    return None


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
