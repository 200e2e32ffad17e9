"""The whole handbook in one file, besides the site: as EPUB.

Owns: the folder ``editions`` of the site. What is in a book is the business of the extension.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from handbook_build.extension.book import EPUB
from handbook_build.pipeline import pages

if TYPE_CHECKING:
    from handbook_build.pipeline.assets import Assets
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["FOLDER", "build_epub"]

#: Of the site.
FOLDER = "editions"


def build_epub(paths: Paths, steps: Steps, assets: Assets) -> None:
    """Make the EPUB of what was read last.

    :raises LessonsError: when Sphinx complains
    """
    book = paths.cache / "book"
    with steps.step("EPUB", live=False):
        shutil.rmtree(book, ignore_errors=True)
        pages.build_book(paths, assets, book)
        target = paths.dist / FOLDER / EPUB
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(book / EPUB, target)
