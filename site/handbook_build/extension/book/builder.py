"""The builder ``book``: which pages the book has, in which order, and one file that is always same.

Owns: the files of the EPUB. Sphinx writes its package document and its tables of contents.
"""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.epub3 import Epub3Builder

from handbook_build.extension.domain import handbook_domain
from handbook_build.extension.outline import Chapter
from handbook_build.extension.state import write_if_changed

from .markup import BookTranslator, code, inline_html, setup_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from handbook_build.extension.records import Page

__all__ = ["EPUB", "BookBuilder", "setup_book"]

#: The file that is made.
EPUB = "python-handbook.epub"

STYLE = "book.css"

#: A zip file's time can't be earlier.
EPOCH = (1980, 1, 1, 0, 0, 0)

#: XML has no way to write these.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

PAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" \
xml:lang="en">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="{style}" />
</head>
<body>
<section class="{kind}">
<h1>{heading}</h1>
{body}</section>
</body>
</html>
"""

ABOUT = """\
<p>Every program in this book was run on CPython 3.14, and shows what it printed. Exercises have
their hints and solutions at the end.{home}</p>
<p>The text is under the licence CC BY 4.0, all programs are under the MIT licence.</p>
"""

_DEFAULTS: dict[str, Any] = {
    "version": "1",
    "epub_basename": EPUB.removesuffix(".epub"),
    "epub_author": "The authors of the Python Handbook",
    "epub_publisher": "The authors of the Python Handbook",
    "epub_contributor": "The authors of the Python Handbook",
    "epub_copyright": "Text: CC BY 4.0. Programs: MIT.",
    "epub_description": "A handbook of Python 3.14: every example with what it prints.",
    "epub_identifier": "urn:uuid:6d0c9b5e-6a5c-5c0f-9d53-5f3d1c2b7a10",
    "epub_uid": "handbook",
    "epub_theme": "handbook",
    "epub_show_urls": "no",
    "epub_tocscope": "includehidden",
    "epub_tocdup": False,
    "epub_use_index": False,
}


class BookBuilder(Epub3Builder):
    """Writes the handbook as one EPUB."""

    name = "book"
    epilog = ""
    default_translator_class = BookTranslator
    #: By docname of a page and name of an exercise: its hints.
    _hints: dict[str, dict[str, list[str]]]

    def init(self) -> None:
        """Prepare an empty book."""
        super().init()
        self._hints = {}

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield all pages: a book is made as a whole."""
        yield from (page.docname for page in self._pages())

    def copy_assets(self) -> None:
        """Copy nothing of the theme's: the book has a style of its own."""

    def _pages(self) -> Iterator[Page]:
        """Yield the pages of the book in order; the home page is the title's."""
        outline = handbook_domain(self.env).outline
        pages = [page for page in handbook_domain(self.env).in_order() if page.docname != "index"]
        yield from (page for page in pages if page.docname in outline.by_docname)
        yield from (page for page in pages if page.docname not in outline.by_docname)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the file of a page; all are in one folder."""
        entry = handbook_domain(self.env).outline.by_docname.get(docname)
        address = entry.address.strip("/") if entry else docname
        return f"{address.replace('/', '-') if docname != 'index' else 'title'}.xhtml"

    def get_output_path(self, page_name: str, /) -> Path:
        """Return the file of a page."""
        return Path(self.outdir, self.get_target_uri(page_name))

    def answers_uri(self, docname: str) -> str:
        """Return the file with the hints and solutions of the exercises on a page."""
        chapter = handbook_domain(self.env).outline.chapter_in(docname)
        return f"answers-{chapter.slug if chapter else 'others'}.xhtml"

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write a page, and keep the hints of its exercises."""
        doctree.settings = self.docsettings
        self.secnumbers, self.fignumbers = {}, {}
        self.imgpath = self.imagedir
        self.current_docname = docname
        translator = self.create_translator(doctree, self)
        assert isinstance(translator, BookTranslator)
        doctree.walkabout(translator)
        self._hints[docname] = translator.hints
        page = handbook_domain(self.env).pages[docname]
        number = f"{html.escape(self._number(page))} " if self._number(page) else ""
        summary = f'<p class="summary">{inline_html(page.front.summary)}</p>\n'
        self._write(
            self.get_target_uri(docname),
            page.front.kind,
            f"{number}{inline_html(page.front.title)}",
            summary + "".join(translator.fragment) + _sources(page),
        )

    def _number(self, page: Page) -> str:
        """Return the number of a chapter or section; "" for other pages."""
        return page.front.id if page.front.kind in {"chapter", "section"} else ""

    def _write(self, name: str, kind: str, heading: str, body: str) -> None:
        """Write a file of the book."""
        title = re.sub("<[^>]*>", "", heading)
        text = PAGE.format(title=title, style=STYLE, kind=kind, heading=heading, body=body)
        write_if_changed(Path(self.outdir, name), _ILLEGAL.sub("\ufffd", text).encode())

    def finish(self) -> None:
        """Write what is no lesson, and put everything together."""
        self._write_title()
        for name, pages in self._answers().items():
            body = "".join(self._answers_of(page) for page in pages)
            self._write(name, "answers", self._answers_title(pages[0]), body)
        style = Path(__file__).parents[3] / "css" / "book" / "epub.css"
        write_if_changed(Path(self.outdir, STYLE), style.read_bytes())
        self.copy_image_files()
        self.handle_finish()

    def _write_title(self) -> None:
        domain = handbook_domain(self.env)
        address = html.escape(self.config.html_baseurl)
        home = f' They run in your browser at <a href="{address}">{address}</a>.' if address else ""
        body = ABOUT.format(home=home)
        self._write("title.xhtml", "title", inline_html(domain.outline.title), body)

    def _answers(self) -> dict[str, list[Page]]:
        """Return the pages with exercises by the file of their solutions."""
        found: dict[str, list[Page]] = {}
        for page in self._pages():
            if page.exercises:
                found.setdefault(self.answers_uri(page.docname), []).append(page)
        return found

    def _answers_title(self, page: Page) -> str:
        chapter = handbook_domain(self.env).outline.chapter_in(page.docname)
        return f"Hints and solutions: {inline_html(chapter.title) if chapter else 'others'}"

    def _answers_of(self, page: Page) -> str:
        """Return the hints and solutions of a page's exercises."""
        file, parts = self.get_target_uri(page.docname), []
        for exercise in page.exercises:
            place = f'<a href="{file}#{exercise.name}">{inline_html(exercise.title)}</a>'
            parts.append(f'<h2 id="answer-{exercise.name}">{place}</h2>\n')
            hints = "".join(
                f"<li>{hint}</li>\n" for hint in self._hints[page.docname][exercise.name]
            )
            # Links within a page lead from here to that page.
            hints = hints.replace('href="#', f'href="{file}#')
            parts.append(f'<ol class="hints">\n{hints}</ol>\n' if hints else "")
            parts.append(f'<p class="label">Solution</p>\n{code(exercise.solution)}')
        return "".join(parts)

    def get_toc(self) -> None:
        """Name the files in the order of reading."""
        outline = handbook_domain(self.env).outline
        entries = [("title.xhtml", outline.title, 1)]
        for page in self._pages():
            entry = outline.by_docname.get(page.docname)
            is_top = entry is None or isinstance(entry, Chapter)
            number = f"{self._number(page)} " if self._number(page) else ""
            uri = self.get_target_uri(page.docname)
            # A section whose chapter has no page is not below it.
            deeper = not is_top and any(level == 1 for _, _, level in entries[1:])
            entries.append((uri, f"{number}{page.front.title}", 2 if deeper else 1))
        for name, pages in self._answers().items():
            entries.append((name, re.sub("<[^>]*>", "", self._answers_title(pages[0])), 1))
        self.refnodes = [
            {"refuri": html.escape(uri), "text": _plain(text), "level": level}
            for uri, text, level in entries
        ]

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Return what the older table of contents says, with the book's identifier."""
        identifier = self.config.epub_identifier
        return {**super().toc_metadata(level, navpoints), "uid": html.escape(identifier)}

    def build_epub(self) -> None:
        """Write the file: its type first and as it is, everything with one time."""
        names = ["META-INF/container.xml", "content.opf", "toc.ncx", *sorted(set(self.files))]
        with zipfile.ZipFile(Path(self.outdir, EPUB), "w", zipfile.ZIP_DEFLATED) as book:
            _put(book, self.outdir, ["mimetype"], zipfile.ZIP_STORED)
            _put(book, self.outdir, names, zipfile.ZIP_DEFLATED)


def _plain(title: str) -> str:
    """Return a title for a table of contents, which has no code."""
    return html.escape(html.unescape(title).replace("`", ""))


def _put(book: zipfile.ZipFile, folder: Path, names: Iterable[str], method: int) -> None:
    """Put files into the book."""
    for name in names:
        info = zipfile.ZipInfo(name, EPOCH)
        info.compress_type = method
        info.create_system = 3
        info.external_attr = 0o100644 << 16
        book.writestr(info, Path(folder, name).read_bytes())


def _sources(page: Page) -> str:
    """Return where the facts of a page come from."""
    items = "".join(
        f'<li><a href="{html.escape(item.url)}">{inline_html(item.title)}</a></li>\n'
        for item in page.front.sources
    )
    return f'<h2>Sources</h2>\n<ul class="sources">\n{items}</ul>\n' if items else ""


def _apply_defaults(_app: Sphinx, config: Config) -> None:
    """Set what Sphinx puts into the book; the same for every builder, as all share doctrees."""
    for name, value in _DEFAULTS.items():
        if name not in config.overrides:
            config[name] = value


def setup_book(app: Sphinx) -> None:
    """Register the builder."""
    setup_markup(app)
    app.add_builder(BookBuilder)
    app.connect("config-inited", _apply_defaults, priority=100)
