"""Has Sphinx make the pages.

Owns: the configuration that Sphinx gets, and the folder of its doctrees.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from handbook_build.errors import HandbookError, LessonError
from handbook_build.extension.mistakes import lesson_errors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook_build.pipeline.assets import Assets
    from handbook_build.pipeline.paths import Paths

__all__ = ["LessonsError", "build"]

# The beginning of a zip file's time. Nothing in the site says when it was built.
EPOCH = "315532800"

# Each holds its share of the pages in memory.
MOST_PROCESSES = 8

# What templates name. Of all else a page knows nothing, and isn't written again when it changes.
ON_PAGES = ("handbook.css", "handbook.js")


class LessonsError(HandbookError):
    """The build's answer to broken lessons.

    :param errors: all of them, in the order of the files and lines
    """

    def __init__(self, errors: Sequence[LessonError]) -> None:
        self.errors = list(errors)
        super().__init__(self.errors)

    def __str__(self) -> str:
        """Return one line for each mistake, and how many there are."""
        count = len(self.errors)
        total = f"{count} mistake{'s' if count > 1 else ''} in the lessons"
        return "\n".join([total, *(str(error) for error in self.errors)])


def build(
    paths: Paths,
    assets: Assets,
    licences: Sequence[Mapping[str, str | None]],
    publication: Mapping[str, str] | None = None,
) -> int:
    """Make the pages that are out of date.

    :param assets: what ``dist`` holds besides the pages
    :param licences: for the page of licences, as the contract of the extension says
    :param publication: fields of the extension's ``Publication``; what is missing is not shown
    :return: how many pages the site has
    :raises LessonsError: with every mistake that was found
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    settings = {
        "handbook_assets": {name: assets.addresses[name] for name in ON_PAGES},
        "handbook_modules": assets.modules,
        "handbook_licences": [dict(licence) for licence in licences],
        "handbook_publication": dict(publication or {}),
        "extensions": ["myst_parser", "handbook_build.extension"],
    }
    try:
        return _run_sphinx(paths, settings)
    except SphinxError as error:
        raise _cause(error) from error


def _run_sphinx(paths: Paths, settings: dict[str, Any]) -> int:
    """Run Sphinx and collect what it has to say."""
    nocolor()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            srcdir=paths.lessons,
            confdir=None,
            outdir=paths.dist,
            doctreedir=paths.cache / "doctrees",
            buildername="handbook",
            confoverrides=settings,
            status=None,
            warning=io.StringIO(),
            parallel=min(os.cpu_count() or 1, MOST_PROCESSES),
        )
        app.build()
        errors = list(lesson_errors(app))
        if errors:
            raise LessonsError(errors)
        return len(app.env.found_docs)


def _cause(error: SphinxError) -> HandbookError:
    """Return the handbook's own error that Sphinx wrapped, or one with Sphinx's words."""
    for inner in (getattr(error, "orig_exc", None), error.__cause__):
        if isinstance(inner, HandbookError):
            return inner
    return HandbookError(f"Pages: {error}")
