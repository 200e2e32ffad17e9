"""Each section as a notebook, a script and a Markdown file, beside its page.

Owns: their addresses, and that they are written with the page. What stands in them is read from the
page's doctree by ``lesson``; each format has a module. Must not import the builder.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from docutils import nodes

from handbook_build.extension.domain import handbook_domain
from handbook_build.extension.state import write_if_changed

from .lesson import Lesson, read_lesson
from .markdown_file import markdown_file
from .notebook import notebook
from .prose import Prose
from .script import script

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx

    from handbook_build.extension.records import Page

__all__ = ["FORMATS", "beside", "setup_downloads"]

#: What a reader calls a file, by its suffix.
FORMATS = {".ipynb": "Notebook", ".py": "Script", ".md": "Markdown"}


def beside(address: str, packages: Collection[str]) -> list[str]:
    """Return the addresses of a section's downloads, below the site's root.

    A script ``dataclasses.py`` would import itself where it imports the module of this name.

    :param address: of its page
    :param packages: what examples may import besides the standard library
    """
    folder = PurePosixPath(address)
    name = folder.name
    if name in sys.stdlib_module_names or name in packages:
        name += "-lesson"
    return [str(folder / f"{name}{suffix}") for suffix in FORMATS]


def _write(
    app: Sphinx, docname: str, _template: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Write the downloads of a page that is being written, and tell its template of them."""
    page = handbook_domain(app.env).pages.get(docname)
    if page is None or page.front.kind != "section":
        return
    texts = _Downloads(app, page, doctree).texts()
    addresses = beside(app.builder.get_target_uri(docname), app.config.handbook_packages)
    for address, text in zip(addresses, texts, strict=True):
        write_if_changed(Path(app.outdir, address), text.encode())
    context["lesson"]["downloads"] = [
        {"title": title, "url": PurePosixPath(address).name}
        for title, address in zip(FORMATS.values(), addresses, strict=True)
    ]


class _Downloads:
    """The files of one page."""

    def __init__(self, app: Sphinx, page: Page, doctree: nodes.document) -> None:
        self._app = app
        self._page = page
        self._doctree = doctree
        self._site: str = app.config.html_baseurl
        self._root = Path(app.srcdir).parent
        self._address = app.builder.get_target_uri(page.docname)
        self._url = urljoin(self._site, self._address) if self._site else ""

    def texts(self) -> list[str]:
        """Return what the files hold, in the order of :data:`FORMATS`."""
        plain, linked = self._lesson(heading_links=False), self._lesson(heading_links=True)
        return [
            notebook(plain, self._root),
            script(plain, self._root),
            markdown_file(linked, self._picture),
        ]

    def _lesson(self, *, heading_links: bool) -> Lesson:
        """Return the page as downloads see it.

        :param heading_links: whether headings have the anchors that GitHub gives them
        """
        config = self._app.config

        def address(node: nodes.Element) -> str | None:
            if isinstance(node, nodes.image):
                return self._image(node["uri"])
            return self._link(node, heading_links)

        examples = handbook_domain(self._app.env).examples()
        return Lesson(
            self._page.front,
            self._page.front.title,
            self._url,
            urljoin(self._site, config.handbook_wheel),
            read_lesson(self._doctree, Prose(address), examples),
            config.handbook_packages,
        )

    def _link(self, node: nodes.Element, heading_links: bool) -> str | None:
        """Return where a link leads from anywhere; None if nothing says where the site is."""
        target: str = node.get("refuri") or f"#{node.get('refid', '')}"
        if heading_links and target.removeprefix("#") in self._page.anchors:
            return target
        if not node.get("internal") and "://" in target:
            return target
        return urljoin(self._url, target) if self._url else None

    def _image(self, uri: str) -> str:
        """Return the address of a picture that Sphinx copies into the site."""
        builder = self._app.builder
        name = f"{builder.imagedir}/{builder.images.get(uri, uri)}"
        return urljoin(self._site, name) if self._site else self._from_here(name)

    def _picture(self, path: str) -> str:
        """Return the address of a recorded file, given its path below the repository."""
        uri = Path(self._root, path).relative_to(self._app.srcdir).as_posix()
        return self._image(uri)

    def _from_here(self, name: str) -> str:
        """Return the address of a file below the root as seen from the page."""
        return "../" * self._address.count("/") + name


def setup_downloads(app: Sphinx) -> None:
    """Have the files written with their page."""
    app.connect("html-page-context", _write)
