"""What is shipped to readers that others wrote, and under which licence.

Owns: the list for the page of licences. A package without a licence stops the build. Must not
import Sphinx.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from dataclasses import asdict, dataclass
from email.parser import HeaderParser
from functools import partial
from importlib.metadata import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from email.message import Message

    from handbook_build.pipeline.paths import Paths

__all__ = ["Licence", "npm_licence", "remembered", "shipped", "wheel_licence"]

# In a wheel: below licenses/ since PEP 639, beside the metadata before.
WHEEL_TEXT = re.compile(
    r"[^/]+\.dist-info/(licenses/.+|(licen[cs]e|copying|notice)[^/]*)", re.IGNORECASE
)
LICENCE_FILE = re.compile(r"(licen[cs]e|copying)([.-].*)?", re.IGNORECASE)

# Licences that packages name without a file of it: the address of the text, or the text itself.
ADDRESSES = {"MPL-2.0": "https://www.mozilla.org/MPL/2.0/"}
TEXTS = {
    "MIT": """\
MIT License

Copyright (c) {author}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.""",
    "ISC": """\
ISC License

Copyright (c) {author}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without
fee is hereby granted, provided that the above copyright notice and this permission notice appear
in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS
SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE
AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE
OF THIS SOFTWARE.""",
}


# Packages of the build's own environment of which something is shipped.
BUILD_PACKAGES = frozenset({"pagefind-bin"})


@dataclass(frozen=True)
class Licence:
    """One entry of the page.

    :param name: of the package
    :param version: of the package
    :param kind: where it comes from
    :param licence: short name, as the package gives it
    :param url: of the project or of the licence's text
    :param text: of the licence; None when only the address of its text is known
    """

    name: str
    version: str
    kind: Literal["npm", "wheel", "python"]
    licence: str
    url: str | None
    text: str | None


def shipped(paths: Paths, packages: Iterable[str]) -> list[Licence]:
    """Return the licences of all that is shipped.

    :param packages: names of the npm packages in the bundles and among the copied files, and of
        those in :data:`BUILD_PACKAGES`; the wheels are those of the built site
    :return: Python first, then these packages by name, then the wheels by name
    :raises HandbookError: naming every package without a licence
    """
    found, missing = [_python(paths)], []
    makers = [partial(_package, paths, name) for name in sorted(packages)]
    wheels = sorted((paths.dist / "assets/packages").rglob("*.whl"))
    for maker in (*makers, *(partial(wheel_licence, wheel) for wheel in wheels)):
        try:
            found.append(maker())
        except HandbookError as error:
            missing.append(str(error))
    if missing:
        raise HandbookError("\n".join(["packages are shipped without a licence:", *missing]))
    return found


def remembered(paths: Paths, stamp: str, packages: Iterable[str]) -> list[dict[str, str | None]]:
    """Return what the template of the page gets, read anew only when other things are shipped.

    :param stamp: changes when what is shipped does
    :param packages: as for :func:`shipped`
    :raises HandbookError: naming every package without a licence
    """
    code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    record, key = paths.cache / "licences.json", f"{stamp} {code}"
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
        if known["key"] == key:
            return list(known["licences"])
    except (OSError, ValueError, TypeError, KeyError):
        pass
    found = [asdict(licence) for licence in shipped(paths, packages)]
    record.write_text(json.dumps({"key": key, "licences": found}), encoding="utf-8")
    return found


def _package(paths: Paths, name: str) -> Licence:
    """Return the licence of a package by its name."""
    return _build_licence(name) if name in BUILD_PACKAGES else npm_licence(_folder(paths, name))


def _build_licence(name: str) -> Licence:
    """Return the licence of a package that the build itself uses."""
    known = cast("Message", metadata(name))
    licence = _wheel_licence_name(known)
    text = _standard_text(licence or "", known["Author"])
    if licence is None or text is None:
        raise HandbookError(f"{name}: the text of its licence is missing; add it to licences.py")
    return Licence(known["Name"], known["Version"], "wheel", licence, _homepage(known), text)


def npm_licence(folder: Path) -> Licence:
    """Return the licence of one npm package.

    :param folder: where it is installed
    :raises HandbookError: when its package.json names no licence, or its text is missing
    """
    manifest = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    name, licence = manifest["name"], manifest.get("license")
    if not isinstance(licence, str) or licence.upper() in {"", "UNLICENSED"}:
        raise HandbookError(f"{name}: its package.json names no licence; ask, or drop it")
    text = _text(folder) or _standard_text(licence, manifest.get("author"))
    url = ADDRESSES.get(licence) if text is None else manifest.get("homepage")
    if text is None and url is None:
        raise HandbookError(f"{name}: the text of its licence is missing; add it to licences.py")
    return Licence(name, manifest["version"], "npm", licence, url, text)


def wheel_licence(wheel: Path) -> Licence:
    """Return the licence of one Python package.

    :param wheel: a wheel, as the site ships it
    :raises HandbookError: when its metadata names no licence, or the text is missing
    """
    with zipfile.ZipFile(wheel) as archive:
        files = sorted(archive.namelist())
        place = next(name for name in files if name.endswith(".dist-info/METADATA"))
        metadata = HeaderParser().parsestr(archive.read(place).decode("utf-8"))
        texts = [archive.read(name) for name in files if WHEEL_TEXT.fullmatch(name)]
    licence = _wheel_licence_name(metadata)
    if licence is None or not texts:
        what = "the text of its licence" if licence else "the name of its licence"
        raise HandbookError(f"{wheel.name}: {what} is missing; add it to licences.py")
    text = "\n\n".join(text.decode("utf-8", "replace").strip() for text in texts)
    url = _homepage(metadata)
    return Licence(metadata["Name"], metadata["Version"], "wheel", licence, url, text)


def _wheel_licence_name(metadata: Message) -> str | None:
    """Return what a package calls its licence, as an expression (PEP 639) or in the older ways."""
    named = metadata["License-Expression"] or metadata["License"]
    if named and "\n" not in named.strip():
        return str(named.strip())
    classifiers = metadata.get_all("Classifier", [])
    found = [text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License :: ")]
    return found[0] if found else None


def _homepage(metadata: Message) -> str | None:
    """Return the address of a project: the one that it calls its home, or its source."""
    pairs = [text.partition(", ")[::2] for text in metadata.get_all("Project-URL", [])]
    urls = {label.lower(): url for label, url in pairs}
    labels = ("homepage", "source", "repository", "documentation")
    found = (urls[label] for label in labels if label in urls)
    home = metadata["Home-page"]
    return str(home) if home else next(found, None)


def _standard_text(licence: str, author: object) -> str | None:
    """Return the text of a licence that a package names without a file of it."""
    name = author.get("name") if isinstance(author, dict) else author
    return TEXTS[licence].format(author=name) if name and licence in TEXTS else None


def _folder(paths: Paths, name: str) -> Path:
    """Return where a package is installed: at the top, or inside another one."""
    top = paths.node_modules / name
    if top.is_dir():
        return top
    nested = sorted(paths.node_modules.glob(f"**/node_modules/{name}/package.json"))
    if not nested:
        raise HandbookError(f"{name}: shipped inside another package, but not installed")
    return nested[0].parent


def _text(folder: Path) -> str | None:
    """Return the text of the licence in a folder."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and LICENCE_FILE.fullmatch(path.name):
            return path.read_text(encoding="utf-8").strip()
    return None


def _python(paths: Paths) -> Licence:
    """Return the licence of the CPython inside Pyodide."""
    lock = json.loads((paths.node_modules / "pyodide/pyodide-lock.json").read_bytes())
    version = lock["info"]["python"]
    series = version.rpartition(".")[0]
    url = f"https://docs.python.org/{series}/license.html"
    return Licence("CPython", version, "python", "PSF-2.0", url, None)
