"""Pages of others, which embed the handbook: hosts of their own, on other ports and other sites."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from tests.browser.example import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import FrameLocator, Page

__all__ = ["Blog", "Snippet", "blogging"]

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".wasm": "application/wasm",
}


@dataclass
class Post:
    """What the blog answers at one address."""

    content: bytes
    headers: Mapping[str, str]


@dataclass
class Blog:
    """A blog on a host of its own, of which every page is made by a test.

    :param address: of its root, ending in "/"
    :ivar asked: the paths of all requests so far
    """

    address: str
    asked: list[str] = field(default_factory=list)
    posts: dict[str, Post] = field(default_factory=dict)
    folders: dict[str, Path] = field(default_factory=dict)

    def write(
        self, html: str, *, path: str = "post.html", headers: Mapping[str, str] | None = None
    ) -> str:
        """Put a page there, or another file.

        :param html: what is at the address; a page gets a doctype
        :param headers: that it is sent with
        :return: its path
        """
        text = f"<!doctype html>\n{html}" if path.endswith(".html") else html
        self.posts[path] = Post(text.encode(), headers or {})
        return path

    def put(self, path: str, content: bytes) -> None:
        """Put a file there that is no text."""
        self.posts[path] = Post(content, {})

    def serve(self, path: str, folder: Path) -> None:
        """Serve a folder of files below a path, which ends in "/"."""
        self.folders[path] = folder


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    blog: Blog


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].lstrip("/")
        self.server.blog.asked.append(path)
        post = self.server.blog.posts.get(path) or self._file(path)
        found = post or Post(b"", {})
        self.send_response(200 if post or path == "favicon.ico" else 404)
        suffix = f".{path.rpartition('.')[2]}"
        self.send_header("Content-Type", TYPES.get(suffix, "text/plain; charset=utf-8"))
        self.send_header("Content-Length", str(len(found.content)))
        for name, value in found.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(found.content)

    def _file(self, path: str) -> Post | None:
        for start, folder in self.server.blog.folders.items():
            place = folder / path.removeprefix(start)
            if path.startswith(start) and place.is_file():
                return Post(place.read_bytes(), {})
        return None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def blogging(host: str = "localhost") -> Iterator[Blog]:
    """Run a blog.

    :param host: "127.0.0.1" is another site than the handbook's "localhost"
    """
    server = _Server(("127.0.0.1", 0), _Handler)
    server.blog = Blog(f"http://{host}:{server.server_address[1]}/")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.blog
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Snippet(Example):
    """A snippet in a page of others, as a reader finds it.

    :param page: the page
    :param name: of the snippet
    :param frame: the one that it stands in; None for the only one of this name
    """

    def __init__(self, page: Page, name: str = "snippet", frame: FrameLocator | None = None):
        self.place = page.locator(f'iframe[title="Python: {name}"]')
        inside = frame or self.place.content_frame
        super().__init__(inside, name)  # type: ignore[arg-type]  # it finds things as a page does
        self.host_page = page

    def replace(self, text: str) -> None:
        """Put another program of one line in place, in the editor that is open."""
        self.editor.press("Control+a")
        self.host_page.keyboard.insert_text(text)
