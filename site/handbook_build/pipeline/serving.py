"""``build.py serve``: build, serve, and on every saved file build again and reload the open pages.

Owns: what is watched. Each build is a process of its own, so that changed code of the build is used
at once.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from watchfiles import DefaultFilter, watch

from handbook_build.pipeline.server import DevelopmentServer, listen, running

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from watchfiles import Change

    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["serve"]


class SourceFilter(DefaultFilter):
    """Lets through what a person writes.

    :param paths: the checkout
    """

    def __init__(self, paths: Paths) -> None:
        # Every build writes it; a change of it never has to start one.
        super().__init__(ignore_paths=[paths.browser_python / "handbook" / "_messages.py"])


def serve(paths: Paths, steps: Steps, port: int) -> int:
    """Serve until Ctrl-C.

    :param port: the first to try
    :return: exit code; 0 after Ctrl-C
    """
    problem = rebuild(paths, steps)
    paths.dist.mkdir(exist_ok=True)
    server = listen(paths.dist, port)
    if port and server.server_address[1] != port:
        steps.say(f"Port {port} is taken.")
    with running(server):
        steps.say(f"\nThe handbook is at {server.address} (Ctrl-C ends)")
        if problem:
            steps.say("Correct the mistakes above; until then their pages may be incomplete.")
        try:
            _watch(paths, steps, server)
        except KeyboardInterrupt:
            steps.say("")
    return 0


def rebuild(paths: Paths, steps: Steps) -> str | None:
    """Build, and print how it went.

    :return: what is wrong, None when nothing is
    """
    command: list[str | Path] = [paths.venv_python, paths.root / "build.py", "build"]
    lines = []
    with subprocess.Popen(
        command,
        cwd=paths.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as build:
        for line in build.stdout or ():
            lines.append(line)
            steps.say(line.rstrip("\n"))
    return "".join(lines).strip() if build.returncode else None


def _watch(paths: Paths, steps: Steps, server: DevelopmentServer) -> None:
    """Build after every change."""
    parts = [paths.site / name for name in ("css", "js", "theme", "handbook_build")]
    folders = [
        folder for folder in (paths.lessons, paths.browser_python, *parts) if folder.is_dir()
    ]
    for changes in watch(*folders, watch_filter=SourceFilter(paths), debounce=200):
        steps.say(f"\n{_summary(paths, changes)}")
        server.tell_pages(rebuild(paths, steps))


def _summary(paths: Paths, changes: Iterable[tuple[Change, str]]) -> str:
    """Return one line on what was changed."""
    names = sorted({paths.relative(path) for _, path in changes})
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"changed: {', '.join(names[:3])}{more}"
