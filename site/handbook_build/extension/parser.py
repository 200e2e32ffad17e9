"""Reading a lesson: MyST Markdown whose fences are taken from the token as they are.

Owns: the parser that takes the place of MyST's own, and the renderer that hands fences, front
matter and headings to the handbook. Must not import the builder.

A fence never goes through MyST's directives, which would read options from its body: a program may
begin with ``---``, ``:x:`` or a blank line.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser

from .domain import handbook_domain
from .frontmatter import read_front_matter
from .highlight import is_language
from .mistakes import Mistake, report
from .part_renderer import PartRenderer
from .records import Page
from .strange_bytes import strange_bytes

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode
    from markdown_it.utils import OptionsDict
    from myst_parser.config.main import MdParserConfig
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["LessonParser", "LessonRenderer", "setup_parser"]


class LessonRenderer(PartRenderer):
    """MyST's renderer, but for fences, front matter and the ids of headings."""

    @property
    def page(self) -> Page:
        """What is remembered of the page that is being read."""
        return handbook_domain(self.env).pages[self.docname]

    def line_of(self, token: SyntaxTreeNode) -> int:
        """Return the line on which a token starts, counted from 1."""
        return token.map[0] if token.map else 1

    @property
    def folder(self) -> Path:
        """The folder of the page's file."""
        return Path(self.env.srcdir, self.docname).parent

    def beside(self, name: str) -> str | None:
        """Return the path below the repository of a file in the lesson's folder.

        The page is read again when that file changes.

        :param name: relative to the lesson's folder
        :return: None if there is no such file in the folder or below it
        """
        path = (self.folder / name).resolve()
        inside = path.is_relative_to(self.folder.resolve())
        if "\n" in name or not inside or not path.is_file():
            return None
        self.env.note_dependency(path.as_posix())
        return self.below_repository(path)

    def below_repository(self, path: Path) -> str:
        """Return a path below the repository, with forward slashes."""
        return path.resolve().relative_to(Path(self.env.srcdir).parent.resolve()).as_posix()

    def place(self, node: nodes.Element, token: SyntaxTreeNode) -> None:
        """Add a node here, with the line of its token; its ids become anchors of the page."""
        self.add_line_and_source_path(node, token)
        for name in node["ids"]:
            self.document.ids.setdefault(name, node)
        self.current_node.append(node)

    def render(
        self,
        tokens: Sequence[Token],
        options: OptionsDict,
        md_env: MutableMapping[str, Any],
    ) -> nodes.document:
        """Render the page; one without front matter is reported and gets a title all the same."""
        self.setup_render(dict(options), md_env)
        self._render_initialise()
        if not tokens or tokens[0].type != "front_matter":
            self._begin_page(None)
        self._render_tokens(list(tokens))
        self._render_finalise()
        return self.document

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        """Check the front matter and begin the page."""
        self._begin_page(str(token.content))

    def _begin_page(self, text: str | None) -> None:
        """Remember the page; everything else on it is added to that."""
        domain = handbook_domain(self.env)
        front, problems = read_front_matter(text, self.docname, domain.outline)
        source = Path(self.env.doc2path(self.docname))
        path = source.relative_to(Path(self.env.srcdir).parent).as_posix()
        domain.pages[self.docname] = Page(self.docname, path, front)
        # The outline is the table of contents: Sphinx shall not ask for another one.
        self.env.metadata[self.docname]["orphan"] = True
        self.complain_all(problems)
        self._add_title()

    def _add_title(self) -> None:
        """Open the section of the title, for Sphinx; the theme writes the heading."""
        title = self.page.front.title or self.docname
        section = nodes.section()
        section += nodes.title(title, title.replace("`", ""))
        section.line = section[0].line = 1
        section.source = section[0].source = self.document["source"]
        self.update_section_level_state(section, 1)
        self.current_node = section

    def render_heading(self, token: SyntaxTreeNode) -> None:
        """Render a heading of the text; level 1 is the title's."""
        if self.part:
            what = f"A heading can't stand in {self.part.name}"
            do = "Only hints begin with one: ## Hint"
            self.complain(Mistake.HEADING, self.line_of(token), what, do)
            return
        if token.tag == "h1":
            do = "Begin the headings of the text with ##"
            what = "A heading of level 1 is the page's title, which comes from the front matter"
            self.complain(Mistake.HEADING, self.line_of(token), what, do)
            return
        super().render_heading(token)

    def generate_heading_target(
        self, token: SyntaxTreeNode, level: int, node: nodes.Element, title_node: nodes.Element
    ) -> None:
        """Give a heading one id, its slug, instead of docutils' id and the slug beside it."""
        super().generate_heading_target(token, level, node, title_node)
        slug, line = node.get("slug"), self.line_of(token)
        if not slug:
            what = f'The heading "{title_node.astext()}" makes no anchor of its own'
            self.complain(Mistake.HEADING, line, what, "Reword the heading")
            return
        for old in node["ids"]:
            self.document.ids.pop(old, None)
        for name, old in list(self.document.nameids.items()):
            if old in node["ids"]:
                self.document.nameids[name] = slug
        node["ids"] = [slug]
        self.document.ids.setdefault(slug, node)
        _, _, text = self._heading_slugs[slug]
        self._heading_slugs[slug] = (line, slug, text)
        self.page.anchors[slug] = line

    def render_fence(self, token: SyntaxTreeNode) -> None:
        """Hand a fence to its family by its first word."""
        word, _, info = token.info.strip().partition(" ")
        if not _is_closed(token):
            do = f"Close it with a line of {token.markup}"
            self.complain(Mistake.FENCE, self.line_of(token), "The fence is not closed", do)
        if word in self.fences:
            self.fences[word](self, token, info.strip())
        elif word.startswith("{"):
            super().render_fence(token)
        else:
            self.render_code(token, word)

    def render_code(self, token: SyntaxTreeNode, language: str) -> None:
        """Render code in another language: coloured, not run."""
        if not is_language(language):
            what = f"No language {language} is known"
            do = "Name the language, or write text; an example is python name=NAME"
            self.complain(Mistake.FENCE, self.line_of(token), what, do)
            language = "none"
        node = nodes.literal_block(token.content, token.content, language=language or "none")
        self.add_line_and_source_path(node, token)
        self.current_node.append(node)


def _is_closed(token: SyntaxTreeNode) -> bool:
    """Whether a fence ends in a line of its own; Markdown ends it with the page otherwise."""
    lines = token.content.count("\n") + (0 if token.content.endswith("\n") else 1)
    body = lines if token.content else 0
    return token.map is not None and token.map[1] - token.map[0] == body + 2


class LessonParser(MystParser):
    """MyST's parser with our renderer, and without a page's own MyST settings."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Read a page into a document."""
        env: BuildEnvironment = document.settings.env
        for problem in strange_bytes(Path(env.doc2path(env.docname)).read_bytes()):
            report(problem, env.docname)
        # MyST keeps its settings on the environment, without declaring them.
        settings: MdParserConfig = vars(env)["myst_config"]
        markdown = create_md_parser(settings, LessonRenderer)
        markdown.options["document"] = document
        markdown.render(inputstring)


def setup_parser(app: Sphinx) -> None:
    """Put the parser in the place of MyST's."""
    app.add_source_parser(LessonParser, override=True)
