"""nginx and Caddy on the ready files of ``docs/deploy``, on loopback, for tests and benchmarks.

Owns: what is changed in those files to run them here, and the processes. They run without rights
and write into a folder of their own. Must not import pytest.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook_build.pipeline.paths import Paths

__all__ = ["CADDY", "NGINX", "WebServer", "isolating", "running", "under_path"]

NOBODY = "nobody"

# What surrounds the block of nginx; `folder` is where it may write.
NGINX_FRAME = """\
daemon off;
worker_processes {workers};
pid {folder}/nginx.pid;
error_log stderr notice;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{block}
}}
"""
CADDY_FRAME = """\
{{
	admin off
	auto_https off
}}
{block}
"""


@dataclass(frozen=True)
class WebServer:
    """A web server and its ready file.

    :ivar name: of Debian's package
    :ivar file: below ``docs/deploy``
    :ivar places: how the file says where to listen and what to serve, and how it is said here
    :ivar frame: what surrounds the file's block
    :ivar arguments: of the program, before the file's path
    :ivar ready: what it writes when it answers
    :ivar edits: of the file, each a text that stands in it, and another
    """

    name: str
    file: str
    places: tuple[tuple[str, str], ...]
    frame: str
    arguments: tuple[str, ...]
    ready: str
    edits: tuple[tuple[str, str], ...] = ()

    def plus(self, *edits: tuple[str, str]) -> WebServer:
        """Return the same with more edits of the file."""
        return replace(self, edits=(*self.edits, *edits))

    def configuration(self, paths: Paths, site: Path, folder: Path, port: int) -> str:
        """Return the ready file as it is run here.

        :param site: the folder to serve
        :param folder: where the server may write
        :raises HandbookError: when the file has no place for an edit
        """
        path = paths.root / "docs" / "deploy" / self.file
        text = path.read_text(encoding="utf-8")
        places = [(before, after.format(port=port, site=site)) for before, after in self.places]
        for before, after in (*places, *self.edits):
            if before not in text:
                raise HandbookError(f"{paths.relative(path)} has no {before!r}. Put it back.")
            text = text.replace(before, after)
        return self.frame.format(block=text, folder=folder, workers=min(os.cpu_count() or 1, 2))


NGINX = WebServer(
    "nginx",
    "nginx.conf",
    (("listen 80;", "listen 127.0.0.1:{port};"), ("root /srv/handbook;", "root {site};")),
    NGINX_FRAME,
    ("-e", "stderr", "-c"),
    "start worker process ",
)
CADDY = WebServer(
    "caddy",
    "Caddyfile",
    ((":80 {\n", ":{port} {{\n\tbind 127.0.0.1\n"), ("* /srv/handbook\n", "* {site}\n")),
    CADDY_FRAME,
    ("run", "--adapter", "caddyfile", "--config"),
    "serving initial configuration",
)


def under_path(server: WebServer, path: str) -> WebServer:
    """Return a server whose site lies in a folder below its root, as the files' comments say.

    :param path: the folder's name, without slashes
    """
    before, after = {
        "nginx": ("error_page 404 /404.html;", f"error_page 404 /{path}/404.html;"),
        "caddy": ("rewrite @missing /404.html", f"rewrite @missing /{path}/404.html"),
    }[server.name]
    return server.plus((before, after))


def isolating(server: WebServer) -> WebServer:
    """Return a server that sends the headers of isolation, which stand in its file as comments."""
    return server.plus(
        *(
            (f"# {start}Cross-Origin-{name}", f"{start}Cross-Origin-{name}")
            for start in ("add_header " if server.name == "nginx" else "",)
            for name in ("Opener-Policy", "Embedder-Policy")
        )
    )


@contextmanager
def running(paths: Paths, server: WebServer, program: str, site: Path) -> Iterator[str]:
    """Serve a folder; run as root, the server is nobody's and gets a copy.

    :param program: path of the server
    :return: the address, ending in a slash
    :raises HandbookError: when it doesn't start, with what it says
    """
    with tempfile.TemporaryDirectory(prefix="handbook-") as name:
        folder = Path(name)
        powerful = os.name == "posix" and os.geteuid() == 0
        if powerful:
            folder.chmod(0o755)
            site = _open_copy(site, folder / "site")
        port = _free_port()
        own = folder / "own"
        own.mkdir()
        file = own / server.file
        file.write_text(server.configuration(paths, site, own, port), encoding="utf-8")
        if powerful:
            shutil.chown(own, NOBODY)
        with _process([program, *server.arguments, str(file)], own, server.ready, powerful):
            yield f"http://localhost:{port}/"


def _open_copy(site: Path, target: Path) -> Path:
    """Copy a site so that anybody may read it."""
    shutil.copytree(site, target)
    for path in [target, *target.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    return target


def _free_port() -> int:
    """Return a port that nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _without_rights() -> dict[str, Any]:
    """Return the options of a process that may do nothing; not on Windows."""
    import pwd  # noqa: PLC0415 - Windows has none

    return {"user": NOBODY, "group": pwd.getpwnam(NOBODY).pw_gid, "extra_groups": ()}


@contextmanager
def _process(command: Sequence[str], folder: Path, ready: str, powerful: bool) -> Iterator[None]:
    """Run a server from the moment that it says it is ready.

    :param folder: its home
    :param powerful: whether we may, and so must, give its rights away
    """
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder)}
    options = _without_rights() if powerful else {}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    ) as process:
        rest = threading.Thread(target=deque, args=(process.stderr, 0))
        try:
            _await(process, ready)
            rest.start()
            yield
        finally:
            process.terminate()
            if rest.ident:
                rest.join()


def _await(process: subprocess.Popen[str], ready: str) -> None:
    """Read what a server says until it is ready.

    :raises HandbookError: when it ends before, with all of it
    """
    said = []
    for line in process.stderr or ():
        said.append(line)
        if ready in line:
            return
    raise HandbookError(f"{process.args!r} did not start:\n{''.join(said)}")
