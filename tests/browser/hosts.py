"""Hosts that tests serve the built site from: plain, isolating, breaking, and recording."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from handbook_build.pipeline.server import DevelopmentServer, Handler, listen, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["BreakingServer", "RecordingServer", "breaking", "isolating", "plain", "recording"]


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
    """Notes what it is asked for, and says nothing of how long it may be kept."""

    server: RecordingServer

    def lifetime(self) -> str:
        return ""

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)  # a connection may be older than the folder
        return super().translate_path(path)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        way = "" if self.command == "GET" else f"{self.command} "
        self.server.asked.append(way + self.path)


class RecordingServer(DevelopmentServer):
    """Serves one folder, which may be replaced.

    ``asked`` are the paths of all requests so far, after a method that is not GET.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, 0, reloading=False)
        self.RequestHandlerClass = RecordingHandler
        self.asked: list[str] = []

    def take_assets(self) -> list[str]:
        """Return which files below ``assets`` were loaded since the last call."""
        taken, self.asked = self.asked, []
        return [path for path in taken if path.startswith("/assets/")]


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
