"""The host that benchmarks visit: files in memory, a link of a given speed, and a count of bytes.

It compresses what a plain static host compresses, text and wasm, by gzip at level 6, which is what
the standard library has; it lets browsers keep everything for ten minutes, as GitHub Pages does.
Owns: all of that. Must not import Playwright or Sphinx.
"""

from __future__ import annotations

import gzip
import hashlib
import posixpath
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from handbook_build.bench.link import Link, Meter, Throttle
from handbook_build.pipeline.server import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["File", "Host", "read_files", "serving"]

COMPRESSED = frozenset({".css", ".html", ".js", ".json", ".mjs", ".py", ".svg", ".txt", ".wasm"})
NEVER_ASKED_FOR = frozenset({".map", ".ts", ".md"})
GZIP_LEVEL = 6


@dataclass(frozen=True)
class File:
    """One file, as it is sent.

    :ivar plain: its bytes
    :ivar packed: the same compressed; None where a host sends it as it is
    """

    plain: bytes
    packed: bytes | None
    type: str
    etag: str

    @classmethod
    def of(cls, name: str, data: bytes) -> File:
        """Prepare a file.

        :param name: decides about type and compression
        """
        suffix = posixpath.splitext(name)[1]
        packed = gzip.compress(data, GZIP_LEVEL, mtime=0) if suffix in COMPRESSED else None
        etag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        return cls(data, packed, TYPES.get(suffix, TYPES[""]), etag)


def read_files(mounts: Mapping[str, Path]) -> dict[str, File]:
    """Read whole folders, so that no build in the meantime changes what is measured.

    :param mounts: address, ending in a slash, to the folder whose files are there
    :return: address to file; that of a page ends in a slash
    """
    found = {
        prefix + path.relative_to(folder).as_posix(): path
        for prefix, folder in mounts.items()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in NEVER_ASKED_FOR
    }
    with ThreadPoolExecutor() as pool:
        files = pool.map(lambda path: File.of(path.name, path.read_bytes()), found.values())
        return {
            name.removesuffix("index.html"): file for name, file in zip(found, files, strict=True)
        }


class Host(ThreadingHTTPServer):
    """Serves files over a link.

    :param files: address to file; may be added to
    :param link: how fast it is
    """

    daemon_threads = True

    def __init__(self, files: Mapping[str, File], link: Link) -> None:
        self.files = dict(files)
        self.link = link
        self.throttle = Throttle(link)
        self._tally = [0, 0]
        self._tally_lock = threading.Lock()
        super().__init__(("localhost", 0), Handler)

    @property
    def address(self) -> str:
        """Where a browser finds it, without a slash at the end."""
        return f"http://localhost:{self.server_address[1]}"

    def count(self, requests: int, size_bytes: int) -> None:
        """Add to what was sent."""
        with self._tally_lock:
            self._tally[0] += requests
            self._tally[1] += size_bytes

    def take_count(self) -> tuple[int, int]:
        """Return how many requests were answered, with how many bytes, since the last call."""
        with self._tally_lock:
            requests, size_bytes = self._tally
            self._tally = [0, 0]
        return requests, size_bytes

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser closes its connection early."""


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Host
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60

    def setup(self) -> None:
        """Have everything that is sent pass the meter."""
        super().setup()
        self.wfile = Meter(self.wfile, self.server.throttle, self.server.count)

    def do_GET(self) -> None:
        """Answer with a file, or say that the browser's own is still right."""
        time.sleep(self.server.link.latency_s)
        self.server.count(1, 0)
        file = self.server.files.get(unquote(urlsplit(self.path).path))
        if file is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif self.headers["If-None-Match"] == file.etag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self._end(file)
        else:
            self._send(file)

    def _send(self, file: File) -> None:
        packed = file.packed if "gzip" in self.headers.get("Accept-Encoding", "") else None
        body = file.plain if packed is None else packed
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", file.type)
        self.send_header("Content-Length", str(len(body)))
        if packed is not None:
            self.send_header("Content-Encoding", "gzip")
        self._end(file)
        self.wfile.write(body)

    def _end(self, file: File) -> None:
        """Send the headers that every answer has."""
        self.send_header("ETag", file.etag)
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing for a request."""


@contextmanager
def serving(files: Mapping[str, File], link: Link) -> Iterator[Host]:
    """Serve from a thread for as long as the body runs."""
    host = Host(files, link)
    thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield host
    finally:
        host.shutdown()
        thread.join()
        host.server_close()
