"""Pagefind, the program that makes the index of the search, and what pages load to ask it.

Owns: where the program is, and how it is called. Must not import Sphinx.
"""

from __future__ import annotations

import shutil
import subprocess
from importlib.metadata import version
from typing import TYPE_CHECKING

from pagefind_bin import get_executable

from handbook_build.errors import StepError

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths

__all__ = ["LANGUAGE", "PACKAGE", "VERSION", "index", "script"]

PACKAGE = "pagefind-bin"
VERSION = version(PACKAGE)
LANGUAGE = "en"
KEPT_IN_WORDS = "_"
"""Punctuation that is part of a word, here and in ``js/search/query.js``."""

STEP = "Search"
PAGE = '<!doctype html>\n<html lang="en"><body><h1>A page</h1></body></html>\n'


def index(pages: Path, target: Path) -> None:
    """Index pages.

    :param pages: a folder of HTML files, each where its address says
    :param target: a folder that gets the files that are shipped, and others; it is emptied first
    :raises StepError: if Pagefind can't be run, or finds no page
    """
    shutil.rmtree(target, ignore_errors=True)
    command = [
        *(get_executable(), "--site", pages, "--output-path", target),
        *("--include-characters", KEPT_IN_WORDS, "--force-language", LANGUAGE, "--quiet"),
    ]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except OSError as error:
        raise StepError(STEP, str(error), "delete .venv and run the command again") from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip() or f"exit code {done.returncode}"
        raise StepError(STEP, f"Pagefind says: {said}", "correct what it names")


def script(paths: Paths) -> Path:
    """Return Pagefind's script for pages, which the program makes along with every index.

    It lies where the site's own scripts do: esbuild names a bundle by the paths of what is in it.
    """
    folder = paths.site.resolve().parent / ".cache" / "pagefind"
    page = folder / "pages" / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE, encoding="utf-8")
    index(page.parent, folder / "made")
    return folder / "made" / "pagefind.js"
