"""What is decided about a vendored wheel, and written of it, as functions of plain values.

Owns: the audit of compiled wheels, the form of ``wheels.txt`` and ``sdists.txt``. Apart from
``vendor_wheels.py``, which needs packages that only vendoring installs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["hashed_lists", "refuse_incomplete"]

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
