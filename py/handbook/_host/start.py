"""What happens once the worker's interpreter is up: a runner is built and offered to the page."""

from __future__ import annotations

import functools
import json
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import _handbook_host
from pyodide.ffi import create_proxy

from handbook._host.page import PageHost
from handbook.runner import Runner
from handbook.sources import SourceZip, install

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["start"]

#: SIGSTKFLT, which nothing else raises, ends a time slice; the same number stands in interrupts.js.
SLICE = 16

LIBRARY, PACKAGES = "/lib/python314.zip", "/lib/python3.14/site-packages"


def start() -> None:
    """Give the interpreter a page to wait for, then serve programs."""
    install(
        SourceZip(LIBRARY, lambda: _source("python-source.zip")),
        SourceZip(PACKAGES, lambda: _source("handbook-source.zip")),
    )
    host = PageHost(_handbook_host)
    vars(time)["sleep"] = _as_function_of_time(host.sleep)
    signal.signal(SLICE, host.end_slice)
    vars(os)["write"] = _in_order(os.write, host.flush)
    runner = Runner(host, Path.home())  # what is in place now is what every run is given
    host.call_before_waiting(runner.flush)

    def run(message: str) -> None:
        with host.loops.for_program():
            runner.run(json.loads(message))

    _handbook_host.serve(create_proxy(run))


def _source(name: str) -> bytes | None:
    """Fetch a file of the runtime, at once."""
    data = _handbook_host.source(name)
    return None if data is None else bytes(data.to_bytes())


def _as_function_of_time(wait: Callable[[float], None]) -> Callable[[float], None]:
    """Wrap `PageHost.sleep`, so that it shows as the function that it stands for."""

    def sleep(seconds: float, /) -> None:
        wait(seconds)

    sleep.__doc__, sleep.__module__, sleep.__qualname__ = time.sleep.__doc__, "time", "sleep"
    return sleep


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
