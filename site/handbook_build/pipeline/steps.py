"""Long steps: what is being done, how long it takes, and what to try when it fails.

Owns: the progress lines, the logs of the tools that are run, and the table of their known failures.
Standard library only, because it runs before anything is installed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections import deque
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from handbook_build.errors import StepError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Steps", "exclusive", "explain"]

CLEAR_LINE = "\r\033[K"
KEPT_LINES = 100
NETWORK = "look at the network connection and any proxy settings, then run the same command again"

# What a tool's log says, why that is, and what to try next; the first that matches wins.
KNOWN_FAILURES = (
    (
        r"✘ \[ERROR\]",
        "there is a mistake in the site's JavaScript or styles",
        "correct the file at the line that is shown above",
    ),
    (
        r"ensurepip is not|No module named '?(ensurepip|venv)",
        "this Python has no venv module",
        "on Debian or Ubuntu: apt-get install python3-venv; then run the same command again",
    ),
    (
        r"DO NOT MATCH THE HASHES|EINTEGRITY",
        "a downloaded package is not the one that the lock file pins",
        "run it again; if that does not help, a proxy or a mirror changes packages: use another",
    ),
    (
        r"[Nn]o space left on device",
        "the disk is full",
        "make room (the handbook needs about 1 GB), then run the same command again",
    ),
    (
        r"npm ci. can only install|EUSAGE",
        "site/package-lock.json does not fit site/package.json",
        "run npm install in the folder site, and commit the lock file",
    ),
    (
        r"failure in name resolution|getaddrinfo|NewConnectionError|Network is unreachable"
        r"|ConnectTimeout|Read timed out|EAI_AGAIN|ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET"
        r"|ProxyError|Max retries exceeded",
        "the package index cannot be reached",
        NETWORK,
    ),
    (
        r"SSLError|CERTIFICATE_VERIFY_FAILED|self.signed certificate|UNABLE_TO_GET_ISSUER_CERT",
        "the package index's certificate is not trusted",
        "tell pip (PIP_CERT) and npm (NODE_EXTRA_CA_CERTS) about your network's certificate",
    ),
    (
        r"No matching distribution found",
        "the package index has no such package for this computer",
        NETWORK,
    ),
    (
        r"Permission denied|EACCES|EPERM",
        "files cannot be written",
        "make sure that the folder of the handbook belongs to you",
    ),
)


def explain(log: str) -> tuple[str, str] | None:
    """Find out why a tool failed.

    :param log: what it printed
    :return: the reason and what to try next, or None when the failure is not a known one
    """
    for pattern, reason, advice in KNOWN_FAILURES:
        if re.search(pattern, log):
            return reason, advice
    return None


class Steps:
    """Prints one line for every step, with its time, and keeps the times.

    :param logs: folder for the output of tools
    :param stream: where the lines go; a terminal also sees the seconds pass
    """

    def __init__(self, logs: Path, stream: TextIO | None = None) -> None:
        self.logs = logs
        self.stream = stream or sys.stdout
        self.times: dict[str, float] = {}
        self.said: deque[str] = deque(maxlen=KEPT_LINES)

    def say(self, text: str) -> None:
        """Print a text, whose lines are among the last ``said`` then."""
        print(text, file=self.stream, flush=True)
        self.said.extend(text.splitlines())

    @contextmanager
    def step(self, name: str, *, live: bool = True) -> Iterator[None]:
        """Time a step and show that it goes on.

        :param name: what is done, as a person would say it
        :param live: whether a thread may show the seconds; not in a step that forks this process
        :raises StepError: when its body does
        """
        start, ended = time.monotonic(), threading.Event()
        live = live and self.stream.isatty()
        if live:
            ticker = threading.Thread(target=self._tick, args=(name, start, ended), daemon=True)
            ticker.start()
        result = "failed"
        try:
            yield
            result = ""
        finally:
            self.times[name] = time.monotonic() - start
            ended.set()
            if live:
                ticker.join()
            clear = CLEAR_LINE if live else ""
            self.say(f"{clear}  {name:<34} {self.times[name]:6.1f} s {result}".rstrip())

    def run(
        self,
        name: str,
        command: Sequence[str | Path],
        folder: Path,
        environment: Mapping[str, str] | None = None,
        shown_lines: int = 15,
    ) -> None:
        """Run a tool as a step; its output goes to a log, and is shown when it fails.

        :param name: of the step
        :param command: program and arguments
        :param folder: working folder
        :param environment: the whole environment; None hands on ours
        :param shown_lines: how much of the output is shown when it fails, from its end
        :raises StepError: with the reason and what to try next
        """
        self.logs.mkdir(parents=True, exist_ok=True)
        log = self.logs / f"{re.sub('[^a-z0-9]+', '-', name.lower())}.log"
        with self.step(name), log.open("w", encoding="utf-8") as output:
            try:
                code = subprocess.call(
                    [str(part) for part in command],
                    cwd=folder,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                )
            except OSError as error:
                raise StepError(name, str(error), "see that the program is installed") from error
            if code != 0:
                self._show_end(log, shown_lines)
                raise self._failure(name, command[0], code, log)

    def _show_end(self, log: Path, lines: int) -> None:
        """Print the last lines of a log."""
        text = log.read_text(encoding="utf-8", errors="replace")
        tail = "\n".join(f"    {line}" for line in text.splitlines()[-lines:])
        self.say(f"{CLEAR_LINE}{tail}" if self.stream.isatty() else tail)

    def _failure(self, name: str, program: str | Path, code: int, log: Path) -> StepError:
        """Return the error to raise."""
        known = explain(log.read_text(encoding="utf-8", errors="replace"))
        if known:
            return StepError(name, *known)
        reason = f"{Path(program).name} ended with exit code {code}"
        return StepError(name, reason, f"read its output above, or all of it in {log}")

    def _tick(self, name: str, start: float, ended: threading.Event) -> None:
        """Rewrite the line of a step every half second until it ends."""
        while not ended.wait(0.5):
            seconds = time.monotonic() - start
            self.stream.write(f"{CLEAR_LINE}  {name:<34} {seconds:6.0f} s …")
            self.stream.flush()


@contextmanager
def exclusive(path: Path, waiting: str, steps: Steps) -> Iterator[None]:
    """Keep a second process out until the first is through; does nothing on Windows.

    :param path: the lock's file
    :param waiting: what to say while another process has it
    :param steps: says it
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
        yield
        return
    with path.open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            steps.say(f"  {waiting}")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
