"""Chooses, fetches and audits the wheels, and writes the three lists in ``py/packages``.

Started by ``vendor.py`` in an environment that has pyodide-lock and pyodide-build, as
``python -m handbook_build.pipeline.vendor_wheels ROOT``.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditwheel_emscripten import show
from auditwheel_emscripten.show import locate_dependency
from auditwheel_emscripten.wheel_utils import is_emscripten_wheel
from packaging.utils import parse_wheel_filename
from pyodide_lock.spec import PackageSpec, PyodideLockSpec

from handbook_build.errors import HandbookError
from handbook_build.pipeline import pure_wheel, vendor_resolve
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.vendor_lists import (
    hashed_lists,
    modules_of,
    refuse_incomplete,
    telling_imports,
)
from handbook_build.pipeline.wheels import FOREIGN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook_build.pipeline.vendor_resolve import Release


def main(root: Path) -> None:
    """Write the lists anew.

    :param root: the repository
    """
    paths = Paths(root)
    lists = paths.browser_python / "packages"
    info = _info(paths)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        releases = _releases(lists, folder, info)
        fetched = _fetch(releases, folder)
        wheels = {release.name: _wheel(fetched[release.name], folder) for release in releases}
        for path in wheels.values():
            _audit(path, folder / "unpacked" / path.stem)
        spec = PyodideLockSpec.from_dict({"info": info, "packages": {}})
        imports = _imports(releases, wheels)
        spec.packages = {r.name: _package(r, wheels[r.name], imports[r.name]) for r in releases}
        spec.check_wheel_filenames()
        _write(lists, releases, fetched, spec)
        for release in releases:
            size = wheels[release.name].stat().st_size
            line = f"vendored: {release.name} {release.version}, {size / 1024:.0f} KiB"
            print(line)  # noqa: T201 - what the command tells its user


def _info(paths: Paths) -> dict[str, Any]:
    """Return what the installed Pyodide says about itself."""
    text = (paths.node_modules / "pyodide/pyodide-lock.json").read_text(encoding="utf-8")
    info: dict[str, Any] = json.loads(text)["info"]
    ours = f"pyemscripten_{info['abi_version']}_{info['arch']}"
    version = ".".join(info["python"].split(".")[:2])
    if ours not in FOREIGN or version not in FOREIGN:
        message = f"this Pyodide runs wheels for {ours} and Python {version}"
        raise HandbookError(f"{message}: change FOREIGN in wheels.py")
    return info


def markers(python: str) -> dict[str, str]:
    """Return the marker environment of PEP 508 in Pyodide.

    :param python: its version, such as "3.14.2"
    """
    return {
        "implementation_name": "cpython",
        "implementation_version": python,
        "os_name": "posix",
        "platform_machine": "wasm32",
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": "Emscripten",
        "platform_version": "",
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
        "sys_platform": "emscripten",
    }


def _releases(lists: Path, folder: Path, info: dict[str, Any]) -> list[Release]:
    """Choose the releases; those that were vendored already are kept."""
    text = (lists / "requirements.in").read_text(encoding="utf-8")
    wanted = [line for line in (raw.partition("#")[0].strip() for raw in text.splitlines()) if line]
    known = "".join(path.read_text(encoding="utf-8") for path in lists.glob("*s.txt"))
    kept = folder / "kept.txt"
    kept.write_text("\n".join(re.findall(r"^[\w.-]+==[\w.+!-]+", known, re.MULTILINE)))
    ask = vendor_resolve.ask_pip(folder, kept)
    return vendor_resolve.resolve(wanted, markers(info["python"]), ask)


def _fetch(releases: list[Release], folder: Path) -> dict[str, Path]:
    """Return a wheel or an sdist of each release."""
    found = dict[str, Path]()
    from_sdist = vendor_resolve.FROM_SDIST
    for kind, options in (
        ("wheels", ("--only-binary=:all:", *FOREIGN)),
        ("sdists", ("--no-binary=:all:", "--no-build-isolation")),
    ):
        chosen = [r for r in releases if (r.name in from_sdist) == (kind == "sdists")]
        target = folder / kind
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *options]
        pins = [f"{release.name}=={release.version}" for release in chosen]
        subprocess.run([*command, "--dest", target, *pins], check=True)
        files = {_key(path.name): path for path in target.iterdir()}
        found |= {release.name: files[release.name] for release in chosen}
    return found


def _key(file: str) -> str:
    """Return the normalized name of the package that a file is of."""
    if file.endswith(".whl"):
        return str(parse_wheel_filename(file)[0])
    return re.sub(r"[-_.]+", "-", file.rpartition("-")[0]).lower()


def _wheel(path: Path, folder: Path) -> Path:
    """Return a wheel, made of an sdist if need be."""
    return path if path.suffix == ".whl" else pure_wheel.build(path, folder)


def _audit(wheel: Path, folder: Path) -> None:
    """Refuse a compiled wheel that needs a library which it does not bring."""
    if not is_emscripten_wheel(wheel.name):
        return
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    refuse_incomplete(wheel.name, show(folder), locate_dependency)


def _imports(releases: Iterable[Release], wheels: dict[str, Path]) -> dict[str, list[str]]:
    """Return by which imports each package is recognized."""
    modules, depends = dict[str, set[str]](), dict[str, list[str]]()
    for release in releases:
        with zipfile.ZipFile(wheels[release.name]) as archive:
            modules[release.name] = modules_of(archive.namelist())
        depends[release.name] = release.depends
    return telling_imports(modules, depends)


def _package(release: Release, wheel: Path, imports: list[str]) -> PackageSpec:
    """Return the entry of the lock."""
    return PackageSpec(
        name=release.name,
        version=release.version,
        file_name=wheel.name,
        install_dir="site",
        sha256=_digest(wheel),
        imports=imports,
        depends=release.depends,
        tool={"handbook": {"size": wheel.stat().st_size}},
    )


def _write(
    lists: Path, releases: Iterable[Release], fetched: dict[str, Path], spec: PyodideLockSpec
) -> None:
    """Write the three lists."""
    pinned = [(r.name, r.version, fetched[r.name].name, _digest(fetched[r.name])) for r in releases]
    for name, content in hashed_lists(pinned).items():
        (lists / name).write_text(content, encoding="utf-8")
    text = json.dumps(spec.to_dict(), indent=1, sort_keys=True)
    (lists / "pyodide-lock.json").write_text(f"{text}\n", encoding="utf-8")


def _digest(path: Path) -> str:
    """Return a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except HandbookError as error:
        sys.exit(str(error))
