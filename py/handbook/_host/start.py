"""Brings the handbook's own Python up in the worker, in two steps.

What `prepare` makes holds no object of JavaScript, so that a memory snapshot can be taken after it.
`serve` follows in every worker, on what `prepare` has made there or what the snapshot holds.
"""

from __future__ import annotations

import functools
import json
import os
import signal
import sys
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide.ffi import create_proxy

from handbook._host.library_gate import LibraryGate
from handbook._host.page import PageHost
from handbook._host.pyscript_finder import PyScriptFinder
from handbook.concurrency import installation, slices
from handbook.concurrency.program_threads import ProgramThreads
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.schedules import when_schedule_begins
from handbook.processes import installation as processes
from handbook.processes import multiprocess
from handbook.processes.kernel import kernel
from handbook.runner import Runner
from handbook.sources import SourceZip, install

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook._messages import BeginMessage

__all__ = ["prepare", "serve"]

#: SIGSTKFLT, which nothing else raises, ends a time slice; the same number stands in interrupts.js.
SLICE = 16

LIBRARY, PACKAGES = "/lib/python314.zip", "/lib/python3.14/site-packages"

_host = PageHost()
_gate, _finder = LibraryGate(LIBRARY), PyScriptFinder()
_runners: list[Runner] = []


def prepare() -> None:
    """Make a runner: what is in place then is what every run is given."""
    install(
        SourceZip(LIBRARY, lambda: _host.read_source("python-source.zip")),
        SourceZip(PACKAGES, lambda: _host.read_source("handbook-source.zip")),
    )
    installation.install()
    processes.install()
    signal.signal(SLICE, slices.end_slice)
    slices.when_slice_ends(_host.hear_end_of_slice)
    when_schedule_begins(_host.wait_for_library)
    vars(os)["write"] = _in_order(os.write, _host.flush)
    sys.meta_path.insert(sys.meta_path.index(PathFinder), _gate)
    sys.meta_path.append(_finder)
    runner = Runner(_host, Path.home(), ProgramThreads())
    _host.call_before_waiting(runner.flush)
    _runners.append(runner)


def serve() -> None:
    """Give the interpreter a page to wait for, then run programs."""
    import _handbook_host  # noqa: PLC0415  exists only now

    (runner,) = _runners
    _host.connect(_handbook_host)
    _handbook_host.share(create_proxy(scheduler.board.memory), create_proxy(scheduler.begin))
    if _handbook_host.suspends:
        installation.allow_threads()
    _gate.connect(_host.wait_for_library)
    _finder.connect(_handbook_host.pyscript)
    runner.revive()

    def run(text: str) -> None:
        message = json.loads(text)
        with _host.loops.for_program():
            if "process" in message:
                _be_process(message["process"])
            else:
                runner.run(message)

    def tidy() -> None:
        with _host.loops.for_program():
            processes.forget_all()
            runner.tidy()
            multiprocess.forget_all()

    _handbook_host.serve(create_proxy(run), create_proxy(tidy))


def _be_process(message: BeginMessage) -> None:
    """Run what another process has begun, and end with it."""
    from handbook.processes import child  # noqa: PLC0415  not in the page's own worker

    kernel.exit(child.run(message))


def _in_order(
    write: Callable[[int, bytes], int], flush: Callable[[], None]
) -> Callable[[int, bytes], int]:
    """Wrap `os.write`, so that what it writes to the page comes after what was printed before."""

    @functools.wraps(write)
    def ordered(fd: int, data: bytes, /) -> int:
        if fd in {1, 2}:
            flush()
        return write(fd, data)

    return ordered
