"""A runner in a process of its own, which is as clean as a page's interpreter.

`python served.py FOLDER` reads a request on each line of its standard input,
`{"message": ..., "answers": [...]}`, and writes the messages of the run, one a line. An answer
`{"interrupt": true}` is a Stop.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "py"))
sys.path.remove(str(Path(__file__).resolve().parent))
sys.argv[1:], ARGUMENTS = [], sys.argv[1:]

from handbook.runner import Runner  # noqa: E402  its folder has to be on the path

# Bound now: the end of a run is told before what its program has changed is put back.
_dumps, _write = json.dumps, os.write


class PipeHost:
    """Sends on a pipe, and answers from a list."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.answers: list[Any] = []
        self.ended = False

    def emit(self, message: Any) -> None:
        self.ended = message["type"] == "done"
        _write(self._descriptor, _dumps(message).encode() + b"\n")

    def read_line(self) -> str | None:
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, dict):
            raise KeyboardInterrupt
        return answer

    def read_keys(self, _timeout_s: float | None) -> str | None:
        return self.read_line()

    def provide(self, _module: str) -> bool:
        return False


def serve(folder: Path) -> None:
    """Run what is asked for, until there is no more; Stop is heard during a run only."""
    requests, descriptor = os.fdopen(os.dup(0)), os.dup(1)
    host = PipeHost(descriptor)
    runner = Runner(host, folder)
    while True:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        line = requests.readline()
        if not line:
            return
        request = json.loads(line)
        host.answers, host.ended = request["answers"], False
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            _put(request["message"]["files"], folder)
            runner.run(request["message"])
            runner.tidy()
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # still inside: a Stop may come now
        except KeyboardInterrupt as stop:
            _settle(stop, host, request["message"]["run"])


def _put(files: list[Any], folder: Path) -> None:
    """Put files into the working folder, as the worker does before a run."""
    for file in files:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / file["name"]).write_text(file["text"], encoding="utf-8")


def _settle(stop: KeyboardInterrupt, host: PipeHost, run: int) -> None:
    """Go on after a Stop just before or after a run; one that escaped from it is a defect."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    frames = traceback.extract_tb(stop.__traceback__)
    if len(frames) > 1 and frames[1].name != "default_int_handler" and not host.ended:
        os.write(2, "".join(traceback.format_exception(stop)).encode())
        raise SystemExit(1)
    if not host.ended:
        host.emit({"type": "done", "run": run, "outcome": "stopped"})


if __name__ == "__main__":
    serve(Path(ARGUMENTS[0]))
