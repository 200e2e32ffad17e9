"""The development server: a folder as any plain host serves it, and a signal to reload.

Owns: MIME types, the addresses of folders and of the reload signal, and the script that listens to
it. It sends no header that a plain host lacks, so that what works here works there; but it says how
long a file may be kept, which most hosts can be told, and that anybody may load it, as GitHub Pages
does: embeds, and programs on an opaque origin, can't do without.
"""

from __future__ import annotations

import errno
import json
import os
import posixpath
import queue
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from handbook_build.errors import HandbookError
from handbook_build.pipeline.naming import is_hashed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["DevelopmentServer", "listen", "running"]

TYPES = {
    "": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".py": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}

RELOAD = "/__handbook__/reload"
KEEP_ALIVE_S = 15.0
FOR_EVER = "public, max-age=31536000, immutable"

# In a file of its own: the policy of pages forbids a script that stands in them.
SCRIPT = """\
new EventSource("/__handbook__/reload").onmessage = ({ data }) => {
  const { problem } = JSON.parse(data);
  document.querySelector("#handbook-problem")?.remove();
  if (!problem) return location.reload();
  const box = document.createElement("pre");
  box.id = "handbook-problem";
  box.textContent = problem;
  box.style.cssText = "position:fixed;inset:auto 0
  0;z-index:99;margin:0;max-height:60vh;overflow:auto;" +
    "padding:1em;white-space:pre-wrap;color:#fff;background:#7a1016";
  document.body.append(box);
};
"""
ELEMENT = f'<script src="{RELOAD}.js"></script>\n'


class DevelopmentServer(ThreadingHTTPServer):
    """Serves one folder.

    :param folder: the built site
    :param port: 0 takes any that is free
    :param reloading: whether pages get the script that reloads them
    """

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # on Windows it would share a port that is taken

    def __init__(self, folder: Path, port: int, *, reloading: bool = True) -> None:
        self.folder = folder
        self.reloading = reloading
        self._pages: set[queue.Queue[str | None]] = set()
        super().__init__(("localhost", port), Handler)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://localhost:{self.server_address[1]}"

    @contextmanager
    def subscription(self) -> Iterator[queue.Queue[str | None]]:
        """Register an open page; its queue gets a JSON text an event, and None at the end."""
        events: queue.Queue[str | None] = queue.Queue()
        self._pages.add(events)
        try:
            yield events
        finally:
            self._pages.discard(events)

    def tell_pages(self, problem: str | None) -> None:
        """Have every open page reload, or show why the site could not be built.

        :param problem: None when the site was built
        """
        for events in list(self._pages):
            events.put(json.dumps({"problem": problem}))

    def shutdown(self) -> None:
        """Stop serving and let the open pages' connections end."""
        for events in list(self._pages):
            events.put(None)
        super().shutdown()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser closes its connection early."""


class Handler(SimpleHTTPRequestHandler):
    """Answers one connection."""

    server: DevelopmentServer
    protocol_version = "HTTP/1.1"
    extensions_map = TYPES
    timeout = 60
    _found = True

    def __init__(self, request: Any, client_address: Any, server: DevelopmentServer) -> None:
        super().__init__(request, client_address, server, directory=str(server.folder))

    def do_GET(self) -> None:
        """Answer with a file, or with the stream of reload signals."""
        path = urlsplit(self.path).path
        if path == RELOAD and self.server.reloading:
            self._stream()
        elif path == f"{RELOAD}.js" and self.server.reloading:
            self._send(SCRIPT.encode(), TYPES[".js"], HTTPStatus.OK, with_body=True)
        elif self._is_page():
            self._send_page(with_body=True)
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        if self._is_page():
            self._send_page(with_body=False)
        else:
            super().do_HEAD()

    def send_response(self, code: int, message: str | None = None) -> None:
        """Begin an answer, and note whether it is what was asked for."""
        self._found = code < HTTPStatus.BAD_REQUEST
        super().send_response(code, message)

    def lifetime(self) -> str:
        """Have browsers keep what has a digest in its name, and ask again for all else.

        :return: the value of ``Cache-Control``, "" for none
        """
        kept = self._found and is_hashed(urlsplit(self.path).path)
        return FOR_EVER if kept else "no-cache"

    def end_headers(self) -> None:
        """Send the last headers, which every answer has."""
        if lifetime := self.lifetime():
            self.send_header("Cache-Control", lifetime)
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def list_directory(self, path: Any) -> None:
        """Do not list a folder without index.html, as a plain host doesn't."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own 404 page where it has one."""
        page = self.server.folder / "404.html"
        if code == HTTPStatus.NOT_FOUND and page.exists():
            self._send_html(
                page.read_bytes(), HTTPStatus.NOT_FOUND, with_body=self.command == "GET"
            )
        else:
            super().send_error(code, message, explain)

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing for a request."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, unless the browser has gone away."""
        try:
            super().copyfile(source, outputfile)
        except ConnectionError:
            self.close_connection = True

    def _page(self) -> Path:
        """Return the file of a page that the address would name."""
        path = posixpath.normpath(unquote(urlsplit(self.path).path)).lstrip("/")
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        if urlsplit(self.path).path.endswith("/"):
            parts.append("index.html")
        return self.server.folder.joinpath(*parts)

    def _is_page(self) -> bool:
        """Return whether the address names an HTML file."""
        page = self._page()
        return page.suffix == ".html" and page.is_file()

    def _send_page(self, *, with_body: bool) -> None:
        """Send an HTML file."""
        self._send_html(self._page().read_bytes(), HTTPStatus.OK, with_body=with_body)

    def _send_html(self, body: bytes, status: HTTPStatus, *, with_body: bool) -> None:
        """Send HTML, with the reload script at its end; the file stays as it is.

        A script that fetches a page gets the file: it may compare it with ``release.json``.
        """
        if self.server.reloading and self.headers.get("Sec-Fetch-Dest") != "empty":
            body = body.replace(b"</body>", ELEMENT.encode() + b"</body>")
        self._send(body, TYPES[".html"], status, with_body=with_body)

    def _send(self, body: bytes, kind: str, status: HTTPStatus, *, with_body: bool) -> None:
        """Send what is in memory.

        :param kind: its MIME type
        """
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _stream(self) -> None:
        """Send server-sent events until the page goes away."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with self.server.subscription() as events:
            try:
                self.wfile.write(b": open\n\n")
                while (event := self._next(events)) is not None:
                    self.wfile.write(event.encode())
            except ConnectionError:
                return

    @staticmethod
    def _next(events: queue.Queue[str | None]) -> str | None:
        """Return the text of the next event, or of a sign of life; None at the end."""
        try:
            event = events.get(timeout=KEEP_ALIVE_S)
        except queue.Empty:
            return ": still here\n\n"
        return None if event is None else f"data: {event}\n\n"


def listen(
    folder: Path, port: int, tries: int = 20, *, reloading: bool = True
) -> DevelopmentServer:
    """Open the first free port from one on.

    :param folder: what to serve
    :param port: first choice; 0 takes any that is free
    :param tries: how many ports to try
    :return: a server that listens; ``serve_forever`` makes it answer
    :raises HandbookError: when all are taken
    """
    for candidate in range(port, port + tries):
        try:
            return DevelopmentServer(folder, candidate, reloading=reloading)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
    last = port + tries - 1
    raise HandbookError(
        f"Serve: the ports {port} to {last} are taken.\nTry: another one: --port 9000"
    )


@contextmanager
def running(server: DevelopmentServer) -> Iterator[DevelopmentServer]:
    """Serve from a thread for as long as the body runs."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
