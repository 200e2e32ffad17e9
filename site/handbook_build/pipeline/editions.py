"""The whole handbook in one file, besides the site: as EPUB, and as PDF.

Owns: the folder ``editions`` of the site, and how Chromium prints. What is in the book is the
business of the extension; how it becomes one page, that of ``print_edition``.
"""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError
from handbook_build.extension.book import EPUB
from handbook_build.pipeline import browsers, pages
from handbook_build.pipeline.print_edition import PrintEdition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from handbook_build.pipeline.assets import Assets
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["FOLDER", "NONE", "PDF", "Wish", "build"]

#: Of the site.
FOLDER = "editions"

PDF = "python-handbook.pdf"

STYLES = ("tokens.css", "components/code.css", "lazy/ansi.css", "book/paper.css")

FOOTER = """\
<div style="width: 100%; margin: 0 20mm; font: 8pt sans-serif; text-align: center">
<span class="pageNumber"></span></div>"""


@dataclass(frozen=True)
class Wish:
    """Which editions are to be made."""

    epub: bool = False
    pdf: bool = False

    def files(self) -> dict[str, str]:
        """Return the paths below ``dist`` by what readers call them."""
        chosen = (("EPUB", EPUB, self.epub), ("PDF", PDF, self.pdf))
        return {kind: f"{FOLDER}/{name}" for kind, name, wanted in chosen if wanted}


NONE = Wish()


def build(paths: Paths, steps: Steps, assets: Assets, wish: Wish) -> None:
    """Make the editions of what was read last; others are removed.

    :raises LessonsError: when Sphinx complains
    :raises HandbookError: when there is no Chromium to print with
    """
    book, folder = paths.cache / "book", paths.dist / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if not (wish.epub or wish.pdf):
        return
    folder.mkdir(parents=True)
    with steps.step("EPUB", live=False):
        shutil.rmtree(book, ignore_errors=True)
        pages.build_book(paths, assets, book)
    if wish.epub:
        shutil.copyfile(book / EPUB, folder / EPUB)
    if wish.pdf:
        program = browsers.find_chromium(steps)
        with steps.step("PDF"):
            style = "\n".join((paths.site / "css" / name).read_text("utf-8") for name in STYLES)
            edition = PrintEdition(book, style)
            (folder / PDF).write_bytes(_print(edition, book / "print.html", program))


def _print(edition: PrintEdition, page: Path, program: str) -> bytes:
    """Print twice: the first time tells the pages that the contents name in the second."""
    numbers: dict[str, int] = {}
    anchors = [entry.anchor for entry in edition.entries[1:]]
    for _ in range(3):
        page.write_text(edition.page(numbers), "utf-8")
        data = _printed(page, program)
        found = _numbers(data, anchors)
        if found == numbers:
            return _bound(data, edition, numbers)
        numbers = found
    raise HandbookError("PDF: the page numbers of the contents don't settle. Look at paper.css")


def _printed(page: Path, program: str) -> bytes:
    """Return a page as Chromium prints it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here, and in tests

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=browsers.CHROMIUM_FLAGS)
        tab = browser.new_page(java_script_enabled=False)
        tab.goto(page.as_uri())
        data = tab.pdf(
            prefer_css_page_size=True,
            print_background=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=FOOTER,
        )
        browser.close()
    return data


def _numbers(data: bytes, anchors: list[str]) -> dict[str, int]:
    """Return on which page each anchor is, counted from 1."""
    from pypdf import PdfReader  # noqa: PLC0415 - only here, and in tests

    reader = PdfReader(io.BytesIO(data))
    places = {
        name.removeprefix("/"): reader.get_destination_page_number(place)
        for name, place in reader.named_destinations.items()
    }
    return {anchor: (places[anchor] or 0) + 1 for anchor in anchors}


def _bound(data: bytes, edition: PrintEdition, numbers: Mapping[str, int]) -> bytes:
    """Return a PDF with bookmarks and without times.

    Chromium's own bookmarks come with tags for every word, which make the file six times as large.
    """
    from pypdf import PdfWriter  # noqa: PLC0415 - only here, and in tests
    from pypdf.generic import NameObject, TextStringObject  # noqa: PLC0415

    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.metadata = {"/Title": edition.entries[0].title}
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    chapter = None
    for entry in edition.entries[1:]:
        above = chapter if entry.level > 1 else None
        item = writer.add_outline_item(
            title=entry.title, page_number=numbers[entry.anchor] - 1, parent=above
        )
        chapter = chapter if entry.level > 1 else item
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()
