"""The Python packages that readers' programs may import, fetched by hash and put into the site.

Owns: the folder ``.cache/wheels`` and ``assets/packages`` of the site. What belongs there stands in
``py/packages``, which ``vendor.py`` writes. Must not import Sphinx.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook_build.errors import StepError
from handbook_build.pipeline import bytecode, pure_wheel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["FOREIGN", "Wheel", "fetch", "lock_for", "place", "to_compile", "wanted"]

STEP, SOURCES = "Wheels for the browser", "Sources of pure wheels"
VENDOR = "run python3 build.py vendor and commit what it writes in py/packages"
AGAIN = "run it again; if that does not help, a mirror or a proxy changes packages: use another one"

# How pip is asked for what Pyodide runs (PEP 783, PEP 425), whatever this computer is.
FOREIGN = (
    *("--platform", "pyemscripten_2026_0_wasm32", "--platform", "any"),
    *("--implementation", "cp", "--python-version", "3.14"),
    *("--abi", "cp314", "--abi", "abi3", "--abi", "none"),
)
DOWNLOAD = (
    *("-m", "pip", "download", "--disable-pip-version-check", "--no-input", "--progress-bar=off"),
    *("--require-hashes", "--no-deps"),
)


@dataclass(frozen=True)
class Wheel:
    """One vendored package.

    :param name: normalized, as in PEP 503
    :param file: of the wheel
    :param sha256: of the wheel
    """

    name: str
    version: str
    file: str
    sha256: str


def folder(paths: Paths) -> Path:
    """Return the folder of the committed lists."""
    return paths.browser_python / "packages"


def wanted(paths: Paths) -> list[Wheel]:
    """Return what the committed lock names, by name."""
    packages = _lock(paths)["packages"].values()
    found = [Wheel(p["name"], p["version"], p["file_name"], p["sha256"]) for p in packages]
    return sorted(found, key=lambda wheel: wheel.name)


def to_compile(wheels: Iterable[Wheel], cache: Path) -> list[bytecode.Source]:
    """Return the wheels, which keep their file names when they get bytecode.

    :param cache: where they are
    """
    folder = bytecode.SITE_PACKAGES
    return [bytecode.Source(cache / w.file, "wheel", folder, (w.file,)) for w in wheels]


def lock_for(paths: Paths, pyodide_lock: str, compiled: Mapping[str, Path]) -> str:
    """Return the lock file of the site.

    :param pyodide_lock: ``pyodide-lock.json`` of the npm package
    :param compiled: the wheels that are shipped, by file name; the digests of those that were
        downloaded are the committed lock's
    :return: its ``info`` with the vendored packages, JSON
    :raises StepError: when the packages were chosen for another Pyodide
    """
    ours, info = _lock(paths), json.loads(pyodide_lock)["info"]
    for key in ("abi_version", "arch", "platform"):
        if ours["info"].get(key) != info.get(key):
            reason = (
                f"py/packages/pyodide-lock.json is for {key} {ours['info'].get(key)}, "
                f"and the npm package pyodide has {info.get(key)}"
            )
            raise StepError(STEP, reason, VENDOR)
    for package in ours["packages"].values():
        data = compiled[package["file_name"]].read_bytes()
        package["sha256"] = hashlib.sha256(data).hexdigest()
        package["tool"]["handbook"]["size"] = len(data)
    return json.dumps({"info": info, "packages": ours["packages"]}, sort_keys=True) + "\n"


def fetch(paths: Paths, steps: Steps) -> Path:
    """Make sure that every wheel is there, each with the bytes that the lock names.

    :return: the folder that holds them, and perhaps others
    :raises StepError: when one cannot be fetched, or is not the one that was vendored
    """
    cache = paths.cache / "wheels"
    if _missing(paths, cache):
        cache.mkdir(parents=True, exist_ok=True)
        binary = ("--only-binary=:all:", *FOREIGN)
        source = ("--no-binary=:all:", "--no-build-isolation")
        for name, step, options in (("wheels.txt", STEP, binary), ("sdists.txt", SOURCES, source)):
            command = [sys.executable, *DOWNLOAD, *options, "--dest", cache]
            steps.run(step, [*command, "--requirement", folder(paths) / name], paths.root)
        for sdist in sorted(cache.glob("*.tar.gz")):
            pure_wheel.build(sdist, cache)
        _refuse(_missing(paths, cache))
    return cache


def place(wheels: Iterable[Wheel], compiled: Mapping[str, Path], target: Path) -> None:
    """Copy the wheels into the site.

    :param compiled: by file name
    :param target: a folder, which is made
    """
    target.mkdir(parents=True)
    for wheel in wheels:
        shutil.copyfile(compiled[wheel.file], target / wheel.file)


def _lock(paths: Paths) -> dict[str, Any]:
    """Return the committed lock."""
    path = folder(paths) / "pyodide-lock.json"
    try:
        lock: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StepError(STEP, f"{paths.relative(path)} cannot be read: {error}", VENDOR) from error
    return lock


def _missing(paths: Paths, cache: Path) -> list[tuple[Wheel, str]]:
    """Return the wheels that are not as the lock wants them, each with what is wrong."""
    found = [(wheel, _fault(wheel, cache / wheel.file)) for wheel in wanted(paths)]
    return [(wheel, fault) for wheel, fault in found if fault]


def _fault(wheel: Wheel, path: Path) -> str:
    """Return what is wrong with a wheel, or nothing; one with other bytes is deleted."""
    if not path.is_file():
        return "is not among what was fetched"
    actual = hashlib.sha256(path.read_bytes()).hexdigest()
    if actual == wheel.sha256:
        return ""
    path.unlink()
    return f"has sha256 {actual}, and pyodide-lock.json has {wheel.sha256}"


def _refuse(faults: list[tuple[Wheel, str]]) -> None:
    """Fail if there is any fault."""
    if not faults:
        return
    lines = "\n".join(f"  {wheel.file} {fault}" for wheel, fault in faults)
    do = f"{AGAIN}; if wheels.txt and pyodide-lock.json differ, {VENDOR}"
    raise StepError(STEP, f"these are not the wheels that were vendored:\n{lines}\n", do)
