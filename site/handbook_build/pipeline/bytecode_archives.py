"""Zip files of Python with bytecode in them, with the same bytes every time and everywhere.

Runs by itself inside the Python that will load the bytecode (see ``bytecode.py``), whose compiler
and zlib are the same on every computer. Python imports from bytecode of this kind, hash-based and
unchecked (PEP 552), without looking at dates or sources.

Standard library only; imports nothing of the handbook.
"""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import importlib
import importlib.util
import io
import json
import marshal
import sys
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["library", "main", "package", "wheel"]

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
HASH_BASED, UNCHECKED = 0b01, 0b00

# Modules that a start, an ordinary program or pytest imports, each with all that it imports.
CORE = """
__future__ _threading_local abc argparse array ast asyncio base64 bdb bisect calendar codecs
collections.abc concurrent.futures.thread configparser contextlib contextvars copy csv dataclasses
datetime decimal difflib dis encodings.cp437 enum fractions functools gc getpass glob graphlib
hashlib heapq html importlib.metadata importlib.resources.readers inspect io itertools json
linecache locale logging math numbers operator os pathlib pickle platform pprint queue random re
reprlib secrets shlex shutil signal sqlite3 statistics string struct tarfile tempfile textwrap
threading time timeit tokenize tomllib traceback tracemalloc types typing unittest unittest.mock
urllib.parse uuid warnings weakref zipfile zlib zoneinfo
"""

Files = dict[str, bytes]


def main(jobs: Path) -> None:
    """Do what a file says: a list of objects with ``kind``, ``source``, ``targets``, ``folder``.

    :param jobs: JSON; paths in it are relative to the working folder
    """
    kinds = {"library": library, "package": package, "wheel": wheel}
    for job in json.loads(jobs.read_text(encoding="utf-8")):
        made = kinds[job["kind"]](Path(job["source"]).read_bytes(), job["folder"])
        for target, data in zip(job["targets"], made, strict=True):
            Path(target).write_bytes(data)


def package(source: bytes, folder: str) -> tuple[bytes]:
    """Compile modules that are imported without their source, which is left out.

    :param source: a zip file
    :param folder: where its files seem to lie when they run
    :return: a zip file that is stored, so that nothing has to be inflated when it is imported from,
        and compressed by gzip as a whole, for hosts that compress no zip file
    """
    return (gzip.compress(_written(_compiled(source, folder)), 9, mtime=0),)


def library(source: bytes, folder: str) -> tuple[bytes, bytes]:
    """Compile the standard library, in two parts.

    The zip file begins with what few programs import, deflated, and ends with the core, stored, and
    the directory of both.

    :param source: a zip file
    :param folder: where its files seem to lie when they run
    :return: the zip file, compressed by gzip, with zeros in the place of its beginning, whose
        length, a little-endian number, is in the first four bytes; and that beginning
    """
    made = _compiled(source, folder)
    core = _core(folder) & made.keys()
    rest = {name: data for name, data in made.items() if name not in core}
    whole = _written({**rest, **made}, zipfile.ZIP_DEFLATED, stored=core)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        start = min(item.header_offset for item in archive.infolist() if item.filename in core)
    gap = start.to_bytes(4, "little").ljust(start, b"\0")
    return gzip.compress(gap + whole[start:], 9, mtime=0), whole[:start]


def _core(folder: str) -> set[str]:
    """Return the names of the files that ``CORE`` is about, as this Python loads them."""
    for name in CORE.split():
        importlib.import_module(name)
    specs = (getattr(module, "__spec__", None) for module in list(sys.modules.values()))
    origins = {str(spec.origin) for spec in specs if spec is not None}
    return {f"{o.removeprefix(f'{folder}/')}c" for o in origins if o.startswith(f"{folder}/")}


def wheel(source: bytes, folder: str) -> tuple[bytes]:
    """Put the bytecode of its modules into a wheel, beside their sources.

    :param source: the wheel
    :param folder: where it will be installed
    :return: the wheel with a new RECORD, deflated, for hosts that compress no wheel
    """
    made: Files = {}
    record = ""
    for name, data in _read(source).items():
        if name.endswith(".dist-info/RECORD"):
            record = name
            continue
        made[name] = data
        if name.endswith(".py") and ".data/" not in name:
            code = _bytecode(data, f"{folder}/{name}")
            if code is not None:
                made[importlib.util.cache_from_source(name)] = code
    made[record] = _record(made, record)
    return (_written(made, zipfile.ZIP_DEFLATED),)


def _compiled(source: bytes, folder: str) -> Files:
    """Return the files of a zip file with bytecode in place of Python."""
    made = {}
    for name, data in _read(source).items():
        code = _bytecode(data, f"{folder}/{name}") if name.endswith(".py") else None
        made[name if code is None else f"{name}c"] = data if code is None else code
    return made


def _bytecode(source: bytes, name: str) -> bytes | None:
    """Return the content of a ``.pyc`` file; None for what is no Python, such as a template."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            code = compile(source, name, "exec", dont_inherit=True, optimize=0)
    except (SyntaxError, ValueError):
        return None
    flags = HASH_BASED | UNCHECKED
    header = importlib.util.MAGIC_NUMBER + flags.to_bytes(4, "little")
    return header + importlib.util.source_hash(source) + marshal.dumps(code)


def _record(files: Files, name: str) -> bytes:
    """Return the RECORD of a wheel (PyPA, "Recording installed projects")."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for path, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        writer.writerow((path, f"sha256={digest}", len(data)))
    writer.writerow((name, "", ""))
    return text.getvalue().encode()


def _read(archive: bytes) -> Files:
    """Return the files of a zip file by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {item.filename: opened.read(item) for item in opened.infolist() if not item.is_dir()}


def _written(
    files: Files, compression: int = zipfile.ZIP_STORED, stored: Container[str] = ()
) -> bytes:
    """Return a zip file; dates and permissions are the same for all.

    :param stored: names of files that are stored in any case
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, ZIP_EPOCH)
            info.external_attr = 0o100644 << 16
            info.create_system = 3
            kind = zipfile.ZIP_STORED if name in stored else compression
            archive.writestr(info, data, kind, compresslevel=9)
    return buffer.getvalue()


if __name__ == "__main__":
    main(Path("jobs.json"))
