"""The builder ``handbook``: pages at the outline's addresses, and nothing that no page uses.

Owns: which files are written where, and when a page is written again. Sphinx's own style sheets,
scripts, search index, inventory, general index and copies of the sources are not made.
"""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ThemeError

from handbook_build.errors import HandbookError

from . import terms
from .domain import handbook_domain
from .downloads import beside
from .embeds import Embeds
from .glimpses import Glimpses
from .navigation import GENERATED, Navigation, relative
from .processes import SharingBuilder
from .publication import Publication, stamped
from .state import BuildState, Written, fingerprint, write_if_changed
from .translator import LessonTranslator

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["HandbookBuilder", "setup_builder"]


class PageContext(dict[str, Any]):
    """The variables of a page, with few words about themselves.

    Sphinx puts down what it gives to listeners, all of the chapters for each page, for a log that
    nobody reads.
    """

    def __repr__(self) -> str:
        return f"<variables of {self.get('pagename')}>"


class HandbookBuilder(SharingBuilder):
    """Writes the handbook as static pages with relative addresses."""

    name = "handbook"
    epilog = ""
    copysource = False
    search = False
    use_index = False
    default_translator_class = LessonTranslator
    state: BuildState
    #: Whether all that is made of the lessons, besides pages, is what it was after the last build.
    content_unchanged = False
    _navigation: Navigation | None = None
    _glimpses: Glimpses | None = None
    #: Files that pages had when they were written before, and have no more.
    _gone: list[str]

    def init(self) -> None:
        """Prepare templates, and take up what the last build left."""
        super().init()
        self.state = BuildState.load(Path(self.doctreedir))
        self._gone = []

    @property
    def navigation(self) -> Navigation:
        """The handbook as this build sees it."""
        if self._navigation is None:
            self._navigation = Navigation(handbook_domain(self.env), self.publication.base_url)
        return self._navigation

    @property
    def publication(self) -> Publication:
        """What all pages say of themselves alike."""
        return Publication(**self.config.handbook_publication)

    @property
    def glimpses(self) -> Glimpses:
        """What single pages show of others."""
        if self._glimpses is None:
            self._glimpses = Glimpses(handbook_domain(self.env))
        return self._glimpses

    def look_again(self) -> str:
        """Forget what was known of the pages, because some were read.

        :return: fingerprint of what all pages show
        """
        self._navigation = self._glimpses = None
        config = self.config
        assert self.templates is not None
        return fingerprint(
            self.navigation.facts(),
            self.publication.facts(),
            config.handbook_assets,
            config.handbook_modules,
            config.handbook_policies,
            config.handbook_frame_modules,
            config.html_theme,
            config.html_context,
            self.templates.newest_template_mtime(),
        )

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield the pages that have not been written since they were last read."""
        for docname in self.env.found_docs:
            written = self.state.written.get(docname)
            read_us = self.env.all_docs.get(docname)
            if not written or written.read_us != read_us or not self._is_there(written):
                yield docname

    def _is_there(self, written: Written) -> bool:
        return all(Path(self.outdir, name).is_file() for name in written.files)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page below the site's root."""
        return self.navigation.address(docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a page as seen from another."""
        return relative(self.get_target_uri(from_), self.get_target_uri(to))

    def get_output_path(self, page_name: str, /) -> Path:
        """Return the file of a page."""
        address = self.get_target_uri(page_name)
        name = address if address.endswith(".html") else f"{address}index.html"
        return Path(self.outdir, name)

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        """Return what the text of a page adds to its variables.

        The ``meta`` elements of docutils are left out: they are a second viewport.
        """
        page = handbook_domain(self.env).pages[docname]
        return {
            "title": page.front.title,
            "meta": {"description": page.front.summary},
            "body": body,
        }

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: nodes.document | None = None,
    ) -> None:
        """Write a page, unless the file holds it already.

        Unlike Sphinx's own this knows nothing of style sheets and scripts that extensions add,
        which the theme does not load.
        """
        variables = {
            **self.globalcontext,
            "pagename": pagename,
            "pathto": lambda name: self.get_relative_uri(pagename, name),
            "modules": [self._below_root(pagename, path) for path in self.config.handbook_modules],
            "asset": lambda name: self._asset(pagename, name),
            "policies": self.config.handbook_policies,
            "hasdoc": lambda name: name in self.env.all_docs,
            "metatags": "",
            "body": "",
            "script_files": [],
            "css_files": [],
            **addctx,
            **self.navigation.context(pagename, event_arg),
        }
        variables["publication"] = self.publication.of(
            self.get_target_uri(pagename), variables["lesson"]["title"]
        )
        context = PageContext(variables)
        chosen = self.events.emit_firstresult(
            "html-page-context", pagename, templatename, context, event_arg
        )
        path = outfilename or self.get_output_path(pagename)
        html = stamped(self._render(chosen or templatename, context))
        write_if_changed(path, html.encode())

    def _render(self, template: str, context: dict[str, Any]) -> str:
        """Fill a template in; its mistakes name the template and the page."""
        assert self.templates is not None
        try:
            return str(self.templates.render(template, context))
        except HandbookError:
            raise
        except Exception as error:
            page = context["pagename"]
            raise ThemeError(f"{template}, for the page {page}: {error!r}") from error

    def _asset(self, pagename: str, name: str) -> str:
        """Return the address of an asset as seen from a page.

        :raises HandbookError: if the pipeline made no such asset
        """
        assets: dict[str, str] = self.config.handbook_assets
        if name not in assets:
            near = difflib.get_close_matches(name, assets, 1) or sorted(assets)
            raise HandbookError(
                f"The template of {pagename} asks for the asset {name}, which the build did not "
                f"make. It made {', '.join(near) or 'none'}."
            )
        return self._below_root(pagename, assets[name])

    def _below_root(self, pagename: str, path: str) -> str:
        """Return the address of a file as seen from a page."""
        return self.navigation.root(pagename).removeprefix("./") + path

    def write_documents(self, docnames: Set[str]) -> None:
        """Write pages, and note that they are written."""
        super().write_documents(docnames)
        pages = handbook_domain(self.env).pages
        for docname in docnames:
            path = self.get_output_path(docname).relative_to(self.outdir).as_posix()
            seen = self.glimpses.of(pages[docname])
            files = self._written_with(docname)
            before = self.state.written.get(docname)
            self._gone += [] if before is None else [*set(before.files) - {path, *files}]
            self.state.written[docname] = Written(self.env.all_docs[docname], path, seen, files)

    def _written_with(self, docname: str) -> list[str]:
        """Return the files that are written with a page, below the site's root."""
        domain = handbook_domain(self.env)
        page = domain.pages[docname]
        embeds = Embeds(domain, self.publication.base_url, self.get_target_uri).addresses(page)
        if page.front.kind != "section":
            return embeds
        downloads = beside(self.get_target_uri(docname), self.config.handbook_packages)
        return [*downloads, *embeds]

    def copy_assets(self) -> None:
        """Copy what lessons offer for download; the rest is the pipeline's."""
        self.copy_download_files()

    def finish(self) -> None:
        """Write the generated pages and remove those whose lesson is gone."""
        state = self.state
        state.shared = self.look_again()
        config = self.config
        made = [config.handbook_licences, config.handbook_editions]
        of_terms = terms.facts(self.navigation.pages.values())
        lists = fingerprint(state.shared, self.glimpses.of_all(), made, of_terms)
        there = all(self.get_output_path(name).is_file() for name in GENERATED)
        if lists != state.lists or not there:
            self.gen_pages_from_extensions()
        self.copy_image_files()
        self._remove_gone()
        redirects = handbook_domain(self.env).redirects.targets
        content = fingerprint(state.shared, sorted(self.env.all_docs.items()), redirects)
        self.content_unchanged = content == state.content
        state.lists, state.content = lists, content

    def _remove_gone(self) -> None:
        """Remove files of pages that are no more, or that have moved, and folders left empty."""
        kept = {self.get_output_path(docname) for docname in [*self.env.found_docs, *GENERATED]}
        for docname in self.env.found_docs:
            kept.update(Path(self.outdir, name) for name in self._written_with(docname))
        for docname, written in list(self.state.written.items()):
            if docname not in self.env.found_docs:
                del self.state.written[docname]
                self._gone += written.files
        for name in self._gone:
            if Path(self.outdir, name) not in kept:
                self._remove(Path(self.outdir, name))

    def _remove(self, path: Path) -> None:
        """Remove a file, and the folders that it leaves empty."""
        if not path.is_file():
            return
        path.unlink()
        for folder in path.parents:
            if folder == Path(self.outdir) or any(folder.iterdir()):
                break
            folder.rmdir()


def _outdated_by_others(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages to write again because of what they show of others."""
    builder = app.builder
    if not isinstance(builder, HandbookBuilder):
        return []
    if builder.look_again() != builder.state.shared:
        return sorted(env.found_docs)
    pages, written = handbook_domain(env).pages, builder.state.written
    known = [pages[docname] for docname in written if docname in pages]
    seen = builder.glimpses.of
    return [page.docname for page in known if seen(page) != written[page.docname].seen]


def _generated_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the pages that are made without a lesson."""
    if not isinstance(app.builder, HandbookBuilder):
        return
    in_frames = [f"../{path}" for path in app.config.handbook_frame_modules]
    own: dict[str, dict[str, Any]] = {
        "embed": {"modules": in_frames},
        "licences": {"licences": app.config.handbook_licences},
        "contents": {"editions": app.config.handbook_editions},
        "terms": {"letters": terms.letters(app.builder.navigation)},
    }
    for name in GENERATED:
        yield name, {**own.get(name, {}), "title": GENERATED[name][1]}, f"{name}.html"


def setup_builder(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(HandbookBuilder)
    app.connect("env-updated", _outdated_by_others)
    app.connect("html-collect-pages", _generated_pages)
