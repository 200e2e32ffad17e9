"""Rendering the text of other files into a page, with their own paths in every complaint.

Owns: which file is being read, and how mistakes in it are reported. What the text means is the
business of the renderer that is derived from this one. Must not import the builder.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.warnings_ import create_warning

from .fences import FENCES
from .mistakes import Mistake, Problem, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from markdown_it.token import Token
    from myst_parser.warnings_ import MystWarnings
    from sphinx.environment import BuildEnvironment

    from .fences import FenceRule

__all__ = ["PartRenderer"]


class PartRenderer(SphinxRenderer):
    """MyST's renderer, which knows whether it reads the page's own file or another.

    :ivar part: another file than the page's own, while its text is rendered into the page
    :ivar fences: what the first words of fences mean in the file that is being read
    """

    part: Path | None = None
    fences: Mapping[str, FenceRule] = FENCES

    @property
    def env(self) -> BuildEnvironment:
        """Sphinx's environment, which is always there."""
        return cast("BuildEnvironment", self.document.settings.env)

    @property
    def docname(self) -> str:
        """The page that is being read."""
        return str(self.env.docname)

    def complain(self, kind: Mistake, line: int, what: str, do: str) -> None:
        """Report a mistake in the file that is being read."""
        self.complain_all([Problem(kind, line, what, do)])

    def complain_all(self, problems: Iterable[Problem]) -> None:
        """Report mistakes in the file that is being read."""
        for problem in problems:
            report(problem, self.part or self.docname)

    def create_warning(
        self,
        message: str,
        subtype: MystWarnings | str,
        *,
        wtype: str | None = None,
        line: int | None = None,
        append_to: nodes.Element | None = None,
    ) -> nodes.system_message | None:
        """Report what MyST complains about, which it would always place in the page's own file."""
        node = None
        if self.part:
            node = nodes.Element()
            node.source, node.line = str(self.part), line
        return create_warning(
            self.document,
            message,
            subtype,
            wtype=wtype,
            node=node,
            line=line,
            append_to=append_to,
        )

    @contextmanager
    def reading(self, part: Path, fences: Mapping[str, FenceRule]) -> Iterator[None]:
        """Have places in another file meant, as in what MyST does for ``include``.

        :param part: the file, whose text is rendered meanwhile
        :param fences: what fences mean in it; its headings are refused
        """
        reporter: Any = self.reporter
        source, of_reporter = self.document["source"], reporter.source
        places = vars(reporter).get("get_source_and_line")
        self.part, self.fences = part, fences
        self.document["source"] = reporter.source = str(part)
        reporter.get_source_and_line = lambda line: (str(part), line)
        try:
            yield
        finally:
            self.part, self.fences = None, FENCES
            self.document["source"], reporter.source = source, of_reporter
            reporter.get_source_and_line = places
            if places is None:
                del reporter.get_source_and_line

    def parse(self, text: str) -> list[Token]:
        """Return the tokens of another file's text; front matter, if any, is the first."""
        return list(self.md.parse(text, self.md_env))

    def render_into(self, node: nodes.Element, tokens: list[Token]) -> None:
        """Render tokens that belong together into a node."""
        with self.current_node_context(node):
            self._render_tokens(tokens)
