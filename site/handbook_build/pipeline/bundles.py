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

__all__ = ["BUNDLES", "Bundle", "Bundled", "bundle", "packages_in"]


@dataclass(frozen=True)
class Bundle:
    """One run of esbuild.

    :param name: of the file that is made, without its suffix
    :param entry: the first file, relative to ``site``
    :param folder: where the result goes, relative to ``dist``
    :param options: esbuild's, besides those that all have
    """

    name: str
    entry: str
    folder: str
    options: tuple[str, ...] = ()

    def plus(self, option: str) -> Bundle:
        """Return the same with one option more."""
        return replace(self, options=(*self.options, option))


@dataclass(frozen=True)
class Bundled:
    """What a run of esbuild gave.

    :param path: of the file that the bundle is named after, below ``dist``
    :param packages: names of the npm packages that it includes
    """

    path: str
    packages: set[str]


HASHED = ("--entry-names=[name]-[hash]", "--chunk-names=[name]-[hash]")

# In this order: the page's scripts know the name of the interpreter.
BUNDLES = (
    # Pyodide's loader, which this one includes, asks for Node's modules only when Node runs it.
    Bundle(
        "interpreter",
        "js/runtime/worker/interpreter.js",
        "assets",
        ("--format=esm", "--external:node:*", "--external:ws", *HASHED),
    ),
    Bundle("handbook", "js/main.js", "assets", ("--format=esm", "--splitting", *HASHED)),
    # The checker's; no page loads it, so it shares no chunk with those that pages load.
    Bundle("trial", "js/trial.js", ".", ("--format=esm",)),
    Bundle("service-worker", "js/service-worker.js", ".", ("--format=iife",)),
    Bundle("handbook", "css/main.css", "assets", HASHED),
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
        f"{chosen.name}={paths.site / chosen.entry}",
        f"--outdir={target / chosen.folder}",
        f"--metafile={meta}",
        *COMMON,
        *chosen.options,
    ]
    steps.run(f"Bundle {chosen.name}.{kind}", command, root, node.environment())
    described = json.loads(meta.read_text(encoding="utf-8"))
    folder = "" if chosen.folder == "." else f"{chosen.folder}/"
    return Bundled(folder + _main_output(described, chosen.entry), packages_in(described))


def _main_output(metafile: dict[str, Any], entry: str) -> str:
    """Return the name of the file that was made of the entry; the others are chunks."""
    (path,) = [
        path
        for path, output in metafile["outputs"].items()
        if output.get("entryPoint", "").endswith(f"/{entry}")
    ]
    return str(path).rpartition("/")[2]


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
