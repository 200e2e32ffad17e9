"""Hosts that tests serve the built site from: plain, isolating, breaking, recording, and gone."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from handbook_build.pipeline.server import DevelopmentServer, Handler, listen, running

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = [
    "BreakingServer",
    "OfflineHost",
    "RecordingServer",
    "breaking",
    "isolating",
    "plain",
    "recording",
    "saying",
    "that_goes",
]


class IsolatingHandler(Handler):
    """Answers with the two headers that give a page SharedArrayBuffer."""

    def end_headers(self) -> None:
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()


class IsolatingServer(DevelopmentServer):
    """Serves one folder with those headers."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, 0, reloading=False)
        self.RequestHandlerClass = IsolatingHandler


class SayingHandler(Handler):
    """Answers with headers of the test's own."""

    server: SayingServer

    def end_headers(self) -> None:
        for name, value in self.server.said.items():
            self.send_header(name, value)
        super().end_headers()


class SayingServer(DevelopmentServer):
    """Serves one folder with headers of the test's own."""

    def __init__(self, folder: Path, said: Mapping[str, str]) -> None:
        super().__init__(folder, 0, reloading=False)
        self.RequestHandlerClass = SayingHandler
        self.said = said


class BreakingHandler(Handler):
    """Sends one half of some files, then closes the connection."""

    server: BreakingServer

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.server.broken and re.search(self.server.broken, self.path):
            data = source.read()
            outputfile.write(data[: len(data) // 2])
            self.close_connection = True
        else:
            super().copyfile(source, outputfile)


class BreakingServer(DevelopmentServer):
    """Serves one folder; ``broken`` is a pattern of the addresses that break, "" for none."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, 0, reloading=False)
        self.RequestHandlerClass = BreakingHandler
        self.broken = ""


class RecordingHandler(Handler):
    """Notes what it is asked for."""

    server: RecordingServer

    def lifetime(self) -> str:
        return super().lifetime() if self.server.says_lifetimes else ""

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)  # a connection may be older than the folder
        return super().translate_path(path)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        way = "" if self.command == "GET" else f"{self.command} "
        self.asked.append(way + self.path)

    @property
    def asked(self) -> list[str]:
        """Where requests are noted."""
        return self.server.asked


class RecordingServer(DevelopmentServer):
    """Serves one folder, which may be replaced.

    :ivar says_lifetimes: whether it says how long a file may be kept, as a host that is set up well

    ``asked`` are the paths of all requests so far, after a method that is not GET.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, 0, reloading=False)
        self.RequestHandlerClass = RecordingHandler
        self.says_lifetimes = False
        self.asked: list[str] = []

    def take_assets(self) -> list[str]:
        """Return which files below ``assets`` were loaded since the last call."""
        taken, self.asked = self.asked, []
        return [path for path in taken if path.startswith("/assets/")]


class HeldHandler(RecordingHandler):
    """Answers as its host is told to."""

    server: HeldServer

    def handle_one_request(self) -> None:
        # A connection outlives the server that has accepted it
        if self.server.host.is_down:
            self.close_connection = True
        else:
            super().handle_one_request()

    @property
    def asked(self) -> list[str]:
        return self.server.host.asked

    def parse_request(self) -> bool:
        good = super().parse_request()
        if good and self.server.host.has_to_wait(self.path):
            self.close_connection = True
            return False
        return good and not self.server.host.is_down


class HeldServer(RecordingServer):
    """The server of an :class:`OfflineHost`, from its start to its end."""

    def __init__(self, host: OfflineHost) -> None:
        self.host = host
        self.says_lifetimes = False
        DevelopmentServer.__init__(self, host.folder, host.port, reloading=False)
        self.RequestHandlerClass = HeldHandler


class OfflineHost:
    """A host that can be stopped, so that its readers are offline, and started again.

    :param folder: what it serves; may be replaced while it is down or up
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.is_down = True
        self.asked: list[str] = []
        self._held = ""
        self._waiting = threading.Event()
        self._let_go = threading.Event()
        self._server: HeldServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Where a browser finds it, ending in a slash."""
        return f"http://localhost:{self.port}/"

    def up(self) -> None:
        """Begin to serve, at the port where it was."""
        self._server = server = HeldServer(self)
        self.port = server.server_address[1]
        self.is_down = False
        self.asked = []
        self._thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()

    def down(self) -> None:
        """Be gone: connections break, and no new one comes about."""
        self.is_down = True
        self.let_go()
        if self._server and self._thread:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
        self._server = None

    def serve(self, folder: Path) -> None:
        """Serve another folder from now on."""
        self.folder = folder
        if self._server:
            self._server.folder = folder

    def hold(self, pattern: str) -> None:
        """Leave requests without an answer.

        :param pattern: regular expression, searched for in their addresses
        """
        self._waiting.clear()
        self._let_go.clear()
        self._held = pattern

    def wait_for_held(self) -> None:
        """Wait until a request is held."""
        assert self._waiting.wait(30)

    def let_go(self) -> None:
        """Break off the requests that are held, and hold no more."""
        self._held = ""
        self._let_go.set()

    def has_to_wait(self, path: str) -> bool:
        """Hold a request if it is one of those; return whether it was."""
        if not self._held or not re.search(self._held, path):
            return False
        self._waiting.set()
        self._let_go.wait(60)
        return True

    def take_asked(self) -> list[str]:
        """Return the requests since the last call, or since it is up."""
        taken, self.asked = self.asked, []
        return taken


@contextmanager
def that_goes(folder: Path) -> Iterator[OfflineHost]:
    """Serve a folder from a host that can be stopped and started."""
    host = OfflineHost(folder)
    host.up()
    try:
        yield host
    finally:
        host.down()


@contextmanager
def plain(folder: Path) -> Iterator[str]:
    """Serve a folder as any plain host does.

    :return: the address, ending in "/"
    """
    with running(listen(folder, 0, reloading=False)) as server:
        yield f"{server.address}/"


@contextmanager
def isolating(folder: Path) -> Iterator[str]:
    """Serve a folder from a host that isolates its pages.

    :return: the address, ending in "/"
    """
    with running(IsolatingServer(folder)) as server:
        yield f"{server.address}/"


@contextmanager
def saying(folder: Path, said: Mapping[str, str]) -> Iterator[str]:
    """Serve a folder from a host that sends more headers with every file.

    :return: the address, ending in "/"
    """
    with running(SayingServer(folder, said)) as server:
        yield f"{server.address}/"


@contextmanager
def breaking(folder: Path) -> Iterator[BreakingServer]:
    """Serve a folder from a host whose connections can be made to break."""
    server = BreakingServer(folder)
    with running(server):
        yield server


@contextmanager
def recording(folder: Path) -> Iterator[RecordingServer]:
    """Serve a folder from a host that notes all requests and sends no header about caching."""
    server = RecordingServer(folder)
    with running(server):
        yield server
