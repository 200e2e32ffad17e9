"""What esbuild makes of the site's JavaScript and styles, and which npm packages that includes.

Owns: the entry points and esbuild's options. Must not import Sphinx.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["BUNDLES", "Bundle", "Bundled", "bundle", "imported_with", "packages_in"]


@dataclass(frozen=True)
class Bundle:
    """One run of esbuild.

    :param name: of the file that is made, without its suffix
    :param entry: the first file, relative to ``site``
    :param folder: where the result goes, relative to ``dist``
    :param options: esbuild's, besides those that all have
    :param others: further entries that share chunks with it: the first files by the names of theirs
    """

    name: str
    entry: str
    folder: str
    options: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()

    def plus(self, *options: str) -> Bundle:
        """Return the same with some options more."""
        return replace(self, options=(*self.options, *options))


@dataclass(frozen=True)
class Bundled:
    """What a run of esbuild gave.

    :param path: of the file that the bundle is named after, below ``dist``
    :param modules: by another entry, or a module that is imported later, such as
        ``js/elements/define.js``, its file and those that it imports, below ``dist``
    :param packages: names of the npm packages that it includes
    """

    path: str
    modules: dict[str, list[str]]
    packages: set[str]


HASHED = ("--entry-names=[name]-[hash]", "--chunk-names=[name]-[hash]")

# Styles that a script asks for are a text in its chunk, made part of the page by it.
PAGES = ("--format=esm", "--splitting", "--loader:.css=text", *HASHED)

# In this order: the page's scripts know the interpreter's name, and that one the kernel's.
BUNDLES = (
    Bundle("kernel", "js/runtime/kernel/main.js", "assets", ("--format=esm", *HASHED)),
    # Pyodide's loader, which this one includes, asks for Node's modules only when Node runs it.
    Bundle(
        "interpreter",
        "js/runtime/worker/interpreter.js",
        "assets",
        ("--format=esm", "--external:node:*", "--external:ws", *HASHED),
    ),
    # Its pages run no strangers' programs, so what these need is never asked for: it stays outside.
    Bundle(
        "handbook",
        "js/main.js",
        "assets",
        (
            *PAGES,
            # As scripts write it: the path of a file would be another in each checkout.
            "--external:*/apart.js",
            "--external:*/vetting.js",
        ),
    ),
    # Bundled apart: each entry more would cut what lessons load into more and smaller files.
    Bundle(
        "workbench", "js/workbench.js", "assets", PAGES, others=(("frame", "js/embed/frame.js"),)
    ),
    # What pages of others load: it has one name for ever, and nothing to ask for besides.
    Bundle("embed", "js/embed/embed.js", ".", ("--format=esm",)),
    # Pagefind's script; wherever it says fetch, ours is called, which knows its files' names.
    Bundle(
        "search-engine",
        "js/search/engine.js",
        "assets",
        ("--format=esm", "--inject:./site/js/search/fetch.js", *HASHED),
    ),
    # The checker's; no page loads it, so it shares no chunk with those that pages load.
    Bundle("trial", "js/trial.js", ".", ("--format=esm",)),
    Bundle("service-worker", "js/service-worker.js", ".", ("--format=iife",)),
    Bundle("handbook", "css/main.css", "assets", HASHED),
    Bundle("terminal", "css/terminal.css", "assets", HASHED),
    # Only for the pages that are a workbench: lessons needn't load it.
    Bundle("workbench", "css/workbench.css", "assets", HASHED),
    Bundle("frame", "css/frame.css", "assets", HASHED),
    Bundle("overview", "css/overview.css", "assets", HASHED),
    Bundle("ansi", "css/lazy/ansi.css", "assets", HASHED),
)

COMMON = (
    "--bundle",
    "--minify",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",  # the page of licences holds them
    "--log-level=warning",
    "--log-override:empty-import-meta=error",
)


def bundle(paths: Paths, steps: Steps, node: Node, chosen: Bundle, target: Path) -> Bundled:
    """Make one bundle.

    :param chosen: which
    :param target: folder that stands for ``dist``
    :raises StepError: when esbuild finds a mistake
    """
    # esbuild names chunks by their paths from the working folder: the real one, in every checkout.
    root = paths.site.resolve().parent
    kind = chosen.entry.rpartition(".")[2]
    meta = paths.cache / f"{chosen.name}.{kind}.meta.json"
    command: list[str | Path] = [
        *_esbuild(paths, node),
        *(
            f"{name}={paths.site / entry}"
            for name, entry in [(chosen.name, chosen.entry), *chosen.others]
        ),
        f"--outdir={target / chosen.folder}",
        f"--metafile={meta}",
        *COMMON,
        *chosen.options,
    ]
    steps.run(f"Bundle {chosen.name}.{kind}", command, root, node.environment())
    described = json.loads(meta.read_text(encoding="utf-8"))
    folder = "" if chosen.folder == "." else f"{chosen.folder}/"
    entries = {
        output["entryPoint"].partition("site/")[2]: [
            folder + _name(path) for path in imported_with(described, path)
        ]
        for path, output in described["outputs"].items()
        if "entryPoint" in output
    }
    main = entries.pop(chosen.entry)[0]
    return Bundled(main, entries, packages_in(described))


def imported_with(metafile: dict[str, Any], path: str) -> list[str]:
    """Return an output and all that is loaded with it, each once, the output first.

    :param metafile: as esbuild documents it under "Metafile"
    :param path: of the output, as the metafile has it
    """
    found = [path]
    for output in found:  # which grows
        for one in metafile["outputs"][output]["imports"]:
            external = one.get("external", False)
            if one["kind"] == "import-statement" and not external and one["path"] not in found:
                found.append(one["path"])
    return found


def _name(path: str) -> str:
    """Return the last part of an output's path."""
    return path.rpartition("/")[2]


def _esbuild(paths: Paths, node: Node) -> list[Path]:
    """Return the start of every command: the native program, or else the script that looks for one.

    The script adds a trace of its own to every mistake that esbuild finds.
    """
    for pattern in ("*/bin/esbuild", "*/esbuild.exe"):
        for program in (paths.node_modules / "@esbuild").glob(pattern):
            return [program]
    return [node.program, paths.node_modules / "esbuild" / "bin" / "esbuild"]


def packages_in(metafile: dict[str, Any]) -> set[str]:
    """Return the npm packages that esbuild included.

    :param metafile: as esbuild documents it under "Metafile"
    :return: names; a package that gave no byte to any output is left out
    """
    found = set[str]()
    for output in metafile["outputs"].values():
        for path, share in output["inputs"].items():
            names = re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", path)
            if names and share["bytesInOutput"]:
                found.add(names[-1])
    return found
