"""The pages that are compared: one of ours, the stock py-editor, and Pyodide in a worker.

Owns: the markup of the other two, which use the very files of the npm packages, where the parts of
each are found, and the program that all three run: the first example of a lesson.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.bench.host import File
from handbook_build.bench.visits import Subject
from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.bench.host import Host
    from handbook_build.pipeline.paths import Paths

__all__ = [
    "OURS",
    "RAW",
    "STOCK",
    "Program",
    "add_raw_page",
    "add_stock_page",
    "first_program",
    "mounts",
    "ours",
    "raw",
    "stock",
]

OURS, STOCK, RAW = "handbook", "py-editor", "raw Pyodide"

LESSON = "5.5"
FOLDER = "/bench/"

STOCK_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>py-editor</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../pyscript/core.css">
<script type="module" src="../pyscript/core.js"></script>
</head>
<body>
<script type="py-editor" config='{config}'>
{program}
</script>
</body>
</html>
"""

RAW_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Pyodide</title>
<link rel="icon" href="data:,">
<script type="module" src="../js/raw-page.js"></script>
</head>
<body>
<script type="text/plain" id="program">
{program}
</script>
<pre id="output"></pre>
</body>
</html>
"""


@dataclass(frozen=True)
class Program:
    """What every page runs.

    :ivar page: address of the lesson, from the root of the site
    :ivar name: of the example
    :ivar output: its recorded output
    """

    page: str
    name: str
    source: str
    output: str

    @property
    def last_line(self) -> str:
        """What it prints last."""
        return self.output.splitlines()[-1]


def first_program(dist: Path) -> Program:
    """Return the first example of a lesson of the built site.

    :raises HandbookError: when the lesson is not there or its example prints nothing
    """
    raw = json.loads((dist / "data" / "handbook.json").read_text(encoding="utf-8"))
    lesson = next((item for item in raw["lessons"] if item["id"] == LESSON), None)
    if lesson is None:
        raise HandbookError(f"bench: there is no lesson {LESSON}, whose first example is measured")
    example = next(item for item in raw["examples"] if item["name"] == lesson["examples"][0])
    return Program("/" + lesson["url"], example["name"], example["source"], example["output"])


def mounts(paths: Paths) -> dict[str, Path]:
    """Return which folders a host has to serve for these pages."""
    return {
        "/": paths.dist,
        f"{FOLDER}pyodide/": paths.node_modules / "pyodide",
        f"{FOLDER}pyscript/": paths.node_modules / "@pyscript" / "core" / "dist",
        f"{FOLDER}js/": paths.site / "js" / "bench",
    }


def add_stock_page(host: Host, name: str, source: str) -> str:
    """Put a page with the stock editor on a host.

    :param source: the program in the editor
    :return: its path
    """
    config = json.dumps({"interpreter": f"{host.address}{FOLDER}pyodide/pyodide.mjs"})
    text = STOCK_PAGE.format(config=html.escape(config), program=source)
    return _add(host, name, text)


def add_raw_page(host: Host, name: str, source: str) -> str:
    """Put a page on a host in which Pyodide runs a program in a worker; return its path."""
    return _add(host, name, RAW_PAGE.format(program=source))


def _add(host: Host, name: str, text: str) -> str:
    path = f"{FOLDER}{name}/"
    host.files[path] = File.of("index.html", text.encode())
    return path


def ours(program: Program) -> Subject:
    """Return our page."""
    own = f"#{program.name}"
    return Subject(
        OURS,
        program.page,
        f"{own} [data-action=run]",
        f"{own} [data-kind=run] .example-run",
        program.last_line,
        f"{own} [data-action=stop]",
    )


def stock(path: str, expected: str) -> Subject:
    """Return a page with the stock editor.

    :param expected: part of the last line of its output
    """
    return Subject(STOCK, path, ".py-editor-run-button", ".py-editor-output", expected)


def raw(path: str, expected: str) -> Subject:
    """Return a page with Pyodide alone."""
    return Subject(RAW, path, "", "#output", expected)
