"""What is decided about a vendored wheel, and written of it, as functions of plain values.

Owns: the audit of compiled wheels, the form of ``wheels.txt`` and ``sdists.txt``, and by which
imports a package is recognized. Apart from ``vendor_wheels.py``, which needs packages that only
vendoring installs.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

__all__ = ["hashed_lists", "modules_of", "refuse_incomplete", "telling_imports"]

HEADERS = {
    "wheels.txt": "# The wheels for the browser, by hash. Written by build.py vendor.\n",
    "sdists.txt": "# What wheels.py makes pure wheels of. Written by build.py vendor.\n",
}


def refuse_incomplete(
    wheel: str,
    libraries: Mapping[str, tuple[Sequence[str], Sequence[str]]],
    locate: Callable[[str, str, list[str], Sequence[str]], object | None],
) -> None:
    """Refuse a compiled wheel that needs a library which it does not bring.

    :param wheel: its file name
    :param libraries: each module of WebAssembly in it, with the libraries that it needs and the
        places where it looks for them; as auditwheel-emscripten's ``show`` gives them
    :param locate: auditwheel-emscripten's ``locate_dependency``; None where there is none
    :raises HandbookError: naming the library
    """
    if not libraries:
        raise HandbookError(f"{wheel} is for WebAssembly, but holds no module of it")
    names = list(libraries)
    for library, (needed, places) in libraries.items():
        for name in needed:
            if locate(library, name, names, places) is None:
                raise HandbookError(f"{wheel}: {library} needs {name}, which is not in it")


def hashed_lists(pinned: Iterable[tuple[str, str, str, str]]) -> dict[str, str]:
    """Return pip's requirements files by name.

    :param pinned: name and version of each release, name of the file that pip fetched, its SHA-256
    :return: contents of ``wheels.txt`` and ``sdists.txt``, in the order given
    """
    lines = {name: [header] for name, header in HEADERS.items()}
    for name, version, file, digest in pinned:
        target = "wheels.txt" if file.endswith(".whl") else "sdists.txt"
        lines[target].append(f"{name}=={version} \\\n    --hash=sha256:{digest}\n")
    return {name: "".join(entries) for name, entries in lines.items()}


def modules_of(files: Iterable[str]) -> set[str]:
    """Return the modules of a wheel, with the packages and namespaces that hold them.

    :param files: names in the wheel
    :return: names with dots, such as ``a``, ``a.b``
    """
    found = set[str]()
    for file in map(PurePosixPath, files):
        parts = (*file.parent.parts, *(() if file.name == "__init__.py" else (file.stem,)))
        if file.suffix == ".py" and all(part.isidentifier() for part in parts):
            found |= {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
    return found


def telling_imports(
    modules: Mapping[str, Collection[str]], depends: Mapping[str, Collection[str]]
) -> dict[str, list[str]]:
    """Return by which imports each package is recognized: the shortest names that are its own.

    A namespace that packages share (PEP 420) belongs to the one that all others of them need.

    :param modules: of each package, as :func:`modules_of` gives them
    :param depends: of each package, the names of those that it needs
    """
    sharing = dict[str, list[str]]()
    for package, names in modules.items():
        for name in names:
            sharing.setdefault(name, []).append(package)
    own = {package: set[str]() for package in modules}
    for name, packages in sharing.items():
        for package in packages:
            if all(package in depends[other] for other in packages if other != package):
                own[package].add(name)
    return {
        package: sorted(name for name in names if name.rpartition(".")[0] not in names)
        for package, names in own.items()
    }
