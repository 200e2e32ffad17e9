"""Has Sphinx make the pages.

Owns: the configuration that Sphinx gets, and the folder of its doctrees.
"""

from __future__ import annotations

import io
import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from handbook_build.errors import HandbookError, LessonError
from handbook_build.extension.mistakes import lesson_errors
from handbook_build.pipeline import desktop_wheel
from handbook_build.pipeline.policies import policies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from handbook_build.pipeline.assets import Assets
    from handbook_build.pipeline.paths import Paths

__all__ = ["LessonsError", "build", "build_book"]

# The beginning of a zip file's time. Nothing in the site says when it was built.
EPOCH = "315532800"

# Each holds its share of the pages in memory.
MOST_PROCESSES = 8

# What templates name. Of all else a page knows nothing, and isn't written again when it changes.
ON_PAGES = (
    "ansi.css",
    "handbook.css",
    "handbook.js",
    "frame.js",
    "frame.css",
    "overview.css",
    "terminal.css",
    "workbench.css",
    "workbench.js",
)


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
    editions: Mapping[str, str] | None = None,
    publication: Mapping[str, str] | None = None,
) -> int:
    """Make the pages that are out of date.

    :param assets: what ``dist`` holds besides the pages
    :param licences: for the page of licences, as the contract of the extension says
    :param editions: paths of books below ``dist`` by what readers call them
    :param publication: fields of the extension's ``Publication``; what is missing is not shown
    :return: how many pages the site has
    :raises LessonsError: with every mistake that was found
    """
    settings = _settings(paths, assets, licences)
    settings["handbook_editions"] = dict(editions or {})
    settings["handbook_publication"] = dict(publication or {})
    return _run_sphinx(paths, settings, "handbook", paths.dist)


def build_book(paths: Paths, assets: Assets, target: Path) -> None:
    """Make the EPUB of the pages that :func:`build` has read.

    :param target: an empty folder
    :raises LessonsError: with every mistake that was found
    """
    _run_sphinx(paths, _settings(paths, assets, []), "book", target)


def _settings(
    paths: Paths, assets: Assets, licences: Sequence[Mapping[str, str | None]]
) -> dict[str, Any]:
    """Return the configuration that Sphinx gets; the same for all that share doctrees."""
    return {
        "handbook_assets": {name: assets.addresses[name] for name in ON_PAGES},
        "handbook_modules": assets.modules,
        "handbook_policies": asdict(policies(paths)),
        "handbook_frame_modules": assets.frame_modules,
        "handbook_licences": [dict(licence) for licence in licences],
        "handbook_wheel": desktop_wheel.ADDRESS,
        "handbook_packages": _packages(paths),
        "extensions": ["myst_parser", "handbook_build.extension"],
    }


def _packages(paths: Paths) -> dict[str, str]:
    """Return the distribution by each module that the vendored packages bring."""
    lock = paths.browser_python / "packages" / "pyodide-lock.json"
    packages = json.loads(lock.read_text("utf-8"))["packages"].values()
    return {module: item["name"] for item in packages for module in item["imports"]}


def _run_sphinx(paths: Paths, settings: dict[str, Any], builder: str, target: Path) -> int:
    """Run Sphinx, and return how many pages it knows."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    nocolor()
    try:
        return _build(paths, settings, builder, target)
    except SphinxError as error:
        raise _cause(error) from error


def _build(paths: Paths, settings: dict[str, Any], builder: str, target: Path) -> int:
    """Run Sphinx and collect what it has to say."""
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            srcdir=paths.lessons,
            confdir=None,
            outdir=target,
            doctreedir=paths.cache / "doctrees",
            buildername=builder,
            confoverrides=settings,
            status=None,
            warning=io.StringIO(),
            # The book's builder keeps what it has seen of a page.
            parallel=1 if builder == "book" else min(os.cpu_count() or 1, MOST_PROCESSES),
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
