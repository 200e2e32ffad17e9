"""Serves the built site, and what the program that is run next finds in its working folder.

Owns: the addresses that the site itself has not.
"""

from __future__ import annotations

import io
from http import HTTPStatus
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from handbook_build.pipeline.server import TYPES, DevelopmentServer, Handler

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ARCHIVE", "PROGRAM", "ProgramServer"]

PROGRAM = "/__handbook__/program"
ARCHIVE = "/__handbook__/beside.zip"


class ProgramServer(DevelopmentServer):
    """Serves one folder, and ``extra``, which holds contents by the paths of their addresses.

    :param folder: the built site
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, 0, reloading=False)
        self.RequestHandlerClass = ProgramHandler
        self.extra: dict[str, bytes] = {}


class ProgramHandler(Handler):
    """Answers one connection."""

    server: ProgramServer

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Begin to answer with a file of the site, or with what there is besides."""
        content = self.server.extra.get(urlsplit(self.path).path)
        if content is None:
            return super().send_head()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES[""])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)
