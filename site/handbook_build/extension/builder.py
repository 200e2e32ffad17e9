"""The builder ``handbook``: pages at the outline's addresses, and nothing that no page uses.

Owns: which files are written where, and when a page is written again. Sphinx's own style sheets,
scripts, search index, inventory, general index and copies of the sources are not made.
"""

from __future__ import annotations

import difflib
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ThemeError
from sphinx.util.build_phase import BuildPhase

from handbook_build.errors import HandbookError

from .domain import handbook_domain
from .navigation import GENERATED, Navigation, relative
from .processes import FEW, share_out
from .state import BuildState, Written, fingerprint, write_if_changed
from .translator import LessonTranslator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["HandbookBuilder", "setup_builder"]


class HandbookBuilder(StandaloneHTMLBuilder):
    """Writes the handbook as static pages with relative addresses."""

    name = "handbook"
    epilog = ""
    copysource = False
    search = False
    use_index = False
    default_translator_class = LessonTranslator
    state: BuildState
    _navigation: Navigation | None = None

    def init(self) -> None:
        """Prepare templates, and take up what the last build left."""
        super().init()
        self.state = BuildState.load(Path(self.doctreedir))

    @property
    def navigation(self) -> Navigation:
        """The handbook as this build sees it."""
        if self._navigation is None:
            self._navigation = Navigation(handbook_domain(self.env), self.config.html_baseurl)
        return self._navigation

    def look_again(self) -> tuple[str, str]:
        """Forget the navigation, because pages were read, and fingerprint what pages share.

        :return: of what every page shows, and of what pages with links show
        """
        self._navigation = None
        config, pages = self.config, handbook_domain(self.env).pages.values()
        assert self.templates is not None
        shared = fingerprint(
            self.navigation.facts(),
            config.handbook_assets,
            config.html_theme,
            config.html_context,
            self.templates.newest_template_mtime(),
        )
        anchors = sorted((page.docname, sorted(page.anchors)) for page in pages)
        names = sorted((name, page.docname) for page in pages for name, _ in page.named())
        return shared, fingerprint(anchors, names)

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield the pages that have not been written since they were last read."""
        for docname in self.env.found_docs:
            written = self.state.written.get(docname)
            read_us = self.env.all_docs.get(docname)
            if not written or written.read_us != read_us or not self._file(written).is_file():
                yield docname

    def _file(self, written: Written) -> Path:
        return Path(self.outdir, written.path)

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
        context = {
            **self.globalcontext,
            "pagename": pagename,
            "pathto": lambda name: self.get_relative_uri(pagename, name),
            "asset": lambda name: self._asset(pagename, name),
            "hasdoc": lambda name: name in self.env.all_docs,
            "metatags": "",
            "body": "",
            "script_files": [],
            "css_files": [],
            **addctx,
            **self.navigation.context(pagename, event_arg),
        }
        chosen = self.events.emit_firstresult(
            "html-page-context", pagename, templatename, context, event_arg
        )
        path = outfilename or self.get_output_path(pagename)
        write_if_changed(path, self._render(chosen or templatename, context).encode())

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
        address = str(assets[name])
        return self.navigation.root(pagename).removeprefix("./") + address

    def write_documents(self, docnames: Set[str]) -> None:
        """Write pages, and note that they are written."""
        self.parallel_ok = self.parallel_ok and len(docnames) > FEW
        super().write_documents(docnames)
        for docname in docnames:
            path = self.get_output_path(docname).relative_to(self.outdir).as_posix()
            self.state.written[docname] = Written(self.env.all_docs[docname], path)

    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Read pages in several processes; this is Sphinx's method, done as in `processes`."""
        if len(docnames) <= FEW:
            self._read_serial(docnames)
            return
        for docname in docnames:
            self.events.emit("env-purge-doc", self.env, docname)
            self.env.clear_doc(docname)
        for docs, data in share_out(docnames, nproc, self._read_share):
            self.env.merge_info_from(docs, pickle.loads(data), self._app)

    def _read_share(self, docnames: Sequence[str]) -> tuple[Sequence[str], bytes]:
        """Read pages in a process of its own; return them with the environment that knows them."""
        self.env._app = self._app
        for docname in docnames:
            self.read_doc(docname, _cache=False)
        return docnames, pickle.dumps(self.env, pickle.HIGHEST_PROTOCOL)

    def _write_parallel(self, docnames: Sequence[str], nproc: int) -> None:
        """Write pages in several processes; this is Sphinx's method, done as in `processes`.

        The first page is written here, so that the others find templates and lexers ready.
        """
        self._write_share(docnames[:1])
        for images in share_out(docnames[1:], nproc + 1, self._write_share):
            self.images.update(images)

    def _write_share(self, docnames: Sequence[str]) -> dict[str, str]:
        """Write pages, and return the pictures on them, which have to be copied."""
        for docname in docnames:
            self.phase = BuildPhase.RESOLVING
            doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
            self.phase = BuildPhase.WRITING
            self.write_doc_serialized(docname, doctree)
            self.write_doc(docname, doctree)
        return self.images

    def copy_assets(self) -> None:
        """Copy what lessons offer for download; the rest is the pipeline's."""
        self.copy_download_files()

    def finish(self) -> None:
        """Write the generated pages and remove those whose lesson is gone."""
        self.gen_pages_from_extensions()
        self.copy_image_files()
        self._remove_gone()
        self.state.shared, self.state.links = self.look_again()

    def _remove_gone(self) -> None:
        """Remove files of pages that are no more, or that have moved, and folders left empty."""
        kept = {self.get_output_path(docname) for docname in [*self.env.found_docs, *GENERATED]}
        for docname, written in list(self.state.written.items()):
            path = self._file(written)
            if docname not in self.env.found_docs:
                del self.state.written[docname]
            if path in kept or not path.is_file():
                continue
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
    shared, links = builder.look_again()
    if shared != builder.state.shared:
        return sorted(env.found_docs)
    if links != builder.state.links:
        pages = handbook_domain(env).pages
        return sorted(docname for docname, page in pages.items() if page.linked)
    return []


def _generated_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the pages that are made without a lesson."""
    for name in GENERATED:
        context = {"licences": app.config.handbook_licences} if name == "licences" else {}
        yield name, {**context, "title": GENERATED[name][1]}, f"{name}.html"


def setup_builder(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(HandbookBuilder)
    app.connect("env-updated", _outdated_by_others)
    app.connect("html-collect-pages", _generated_pages)
