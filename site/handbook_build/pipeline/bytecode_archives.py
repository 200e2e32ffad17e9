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
import importlib.util
import io
import json
import marshal
import warnings
import zipfile
from pathlib import Path

__all__ = ["library", "main", "wheel"]

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
HASH_BASED, UNCHECKED = 0b01, 0b00

Files = dict[str, bytes]


def main(jobs: Path) -> None:
    """Do what a file says: a list of objects with ``kind``, ``source``, ``target``, ``folder``.

    :param jobs: JSON; paths in it are relative to the working folder
    """
    kinds = {"library": library, "wheel": wheel}
    for job in json.loads(jobs.read_text(encoding="utf-8")):
        made = kinds[job["kind"]](Path(job["source"]).read_bytes(), job["folder"])
        Path(job["target"]).write_bytes(made)


def library(source: bytes, folder: str) -> bytes:
    """Compile modules that are imported without their source, which is left out.

    :param source: a zip file
    :param folder: where its files seem to lie when they run
    :return: a zip file that is stored, so that nothing has to be inflated when it is imported from,
        and compressed by gzip as a whole, for hosts that compress no zip file
    """
    made = {}
    for name, data in _read(source).items():
        code = _bytecode(data, f"{folder}/{name}") if name.endswith(".py") else None
        made[name if code is None else f"{name}c"] = data if code is None else code
    return gzip.compress(_written(made, zipfile.ZIP_STORED), 9, mtime=0)


def wheel(source: bytes, folder: str) -> bytes:
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
    return _written(made, zipfile.ZIP_DEFLATED)


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


def _written(files: Files, compression: int) -> bytes:
    """Return a zip file; dates and permissions are the same for all."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression, compresslevel=9) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, ZIP_EPOCH)
            info.external_attr = 0o100644 << 16
            info.create_system = 3
            info.compress_type = compression
            archive.writestr(info, data)
    return buffer.getvalue()


if __name__ == "__main__":
    main(Path("jobs.json"))
