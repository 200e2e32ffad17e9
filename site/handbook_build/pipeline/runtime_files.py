"""The files that Python in the browser is loaded from: Pyodide, PyScript, our own package.

Owns: which files of the npm packages are shipped. Must not import Sphinx.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError
from handbook_build.pipeline import bytecode, desktop_wheel, wheels

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from handbook_build.pipeline.paths import Paths

__all__ = ["copy_runtime", "package_zip", "packages_in_pyscript", "to_compile"]

# Pyodide's loader, pyodide.mjs, is in the bundle of our interpreter.
PYODIDE_FILES = ("pyodide.asm.mjs", "pyodide.asm.wasm")

# What a start needs of that which Python is imported from; the rest of the library is for later.
COMPILED = ("python.zip.gz", "handbook.zip.gz")
REST = "python-rest.bin"
# The part of our own package that only a prompt needs: a run that has one asks for it.
PROMPT, ONLY_PROMPT = "prompt.zip.gz", "handbook/prompt/"
# A Python that was started from these.
SNAPSHOT = "snapshot.gz"
# What is fetched only when somebody wants to see a line of it.
SOURCES = ("python-source.zip", "handbook-source.zip")

# PyScript's core and its plug-ins, all of which the core imports at its start: a worker begins
# only when every one is there. What they load on demand (CodeMirror, xterm, readers of TOML and
# zip files), the handbook never asks for.
PYSCRIPT_FILES = (
    "core.js",
    "core-*.js",
    "core.css",
    "deprecations-manager-*.js",
    "donkey-*.js",
    "error-*.js",
    "py-editor-*.js",
    "py-game-*.js",
    "py-terminal-*.js",
)

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def package_zip(source: Path, target: Path, without: Collection[str] = (), only: str = "") -> None:
    """Zip a Python package, with the same bytes every time and everywhere.

    It is stored, not deflated: zlib's output differs between its versions, and HTTP compresses
    better.

    :param source: the package's folder
    :param target: the zip file, in which the package's name is the top folder
    :param without: files and folders (with a slash at the end) that are left out, by their paths
        below that folder
    :param only: a folder in it; "" for all
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(source.rglob("*.py")):
            name = path.relative_to(source.parent).as_posix()
            left_out = any(
                name == one or (one.endswith("/") and name.startswith(one)) for one in without
            )
            if left_out or not name.startswith(only):
                continue
            info = zipfile.ZipInfo(name, ZIP_EPOCH)
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, path.read_bytes())


def to_compile(paths: Paths) -> list[bytecode.Source]:
    """Return what Python is imported from, besides wheels."""
    library = paths.node_modules / "pyodide/python_stdlib.zip"
    package, prompt = paths.cache / "handbook.zip", paths.cache / "prompt.zip"
    source = paths.browser_python / "handbook"
    package_zip(source, package, {*desktop_wheel.ONLY_THERE, ONLY_PROMPT})
    package_zip(source, prompt, only=ONLY_PROMPT)
    return [
        bytecode.Source(library, "library", bytecode.LIBRARY, (COMPILED[0], REST)),
        bytecode.Source(package, "package", bytecode.SITE_PACKAGES, (COMPILED[1],)),
        bytecode.Source(prompt, "package", bytecode.SITE_PACKAGES, (PROMPT,)),
    ]


def copy_runtime(paths: Paths, compiled: Mapping[str, Path], image: Path, assets: Path) -> None:
    """Copy what is not bundled.

    :param compiled: what was made of ``to_compile`` and of the wheels, by name
    :param image: the memory image of these
    :param assets: the folder ``assets`` of the site, where all have plain names; see ``naming.py``
    :raises HandbookError: when a file is not where this version of a package should have it, or
        the vendored packages are for another Pyodide
    """
    pyodide = paths.node_modules / "pyodide"
    _copy(pyodide, PYODIDE_FILES, assets / "pyodide")
    stock_lock = (pyodide / "pyodide-lock.json").read_text(encoding="utf-8")
    lock = wheels.lock_for(paths, stock_lock, compiled)
    (assets / "pyodide-lock.json").write_text(lock, encoding="utf-8")
    _copy(paths.node_modules / "@pyscript/core/dist", PYSCRIPT_FILES, assets / "pyscript")
    for path in (assets / "pyscript").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", text), encoding="utf-8")
    shutil.copyfile(paths.site / "js/runtime/worker/worker.py", assets / "worker.py")
    for name in (*COMPILED, REST, PROMPT):
        shutil.copyfile(compiled[name], assets / name)
    for name, source in zip(SOURCES, to_compile(paths)[: len(SOURCES)], strict=True):
        shutil.copyfile(source.path, assets / name)
    shutil.copyfile(image, assets / SNAPSHOT)
    wheels.place(wheels.wanted(paths), compiled, assets / "packages")


def packages_in_pyscript(paths: Paths) -> set[str]:
    """Return the npm packages inside PyScript's shipped files, as its source maps name them."""
    found = {"@pyscript/core"}
    for path in _matching(paths.node_modules / "@pyscript/core/dist", PYSCRIPT_FILES):
        source_map = path.with_name(f"{path.name}.map")
        if source_map.exists():
            for source in json.loads(source_map.read_text(encoding="utf-8"))["sources"]:
                names = re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", source)
                found.update(names[-1:])
    return found


def _matching(folder: Path, patterns: Iterable[str]) -> list[Path]:
    """Return the files that the patterns name; each has to name at least one."""
    found: list[Path] = []
    for pattern in patterns:
        files = sorted(folder.glob(pattern))
        if not files:
            message = f"{folder.name}/{pattern} is not in the npm package any more"
            raise HandbookError(f"{message}: look at runtime_files.py after an update")
        found.extend(files)
    return found


def _copy(folder: Path, patterns: Iterable[str], target: Path) -> None:
    """Copy the files that the patterns name."""
    target.mkdir(parents=True)
    for path in _matching(folder, patterns):
        shutil.copyfile(path, target / path.name)
