"""The suites of ``build.py bench``, in the order in which they run and are written down.

To add one: write a module with a ``SUITE`` in this folder, and name it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook_build.bench import (
    build_suite,
    printing,
    processes,
    reading,
    serve,
    start,
    threads,
)
from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook_build.bench.suite import Suite

__all__ = ["SUITES", "choose"]

SUITES: tuple[Suite, ...] = (
    start.SUITE,
    printing.SUITE,
    build_suite.SUITE,
    threads.SUITE,
    processes.SUITE,
    serve.SUITE,
    reading.SUITE,
)


def choose(names: Sequence[str]) -> list[Suite]:
    """Return suites by their names, all of them when there is none.

    :raises HandbookError: when a name is that of no suite
    """
    known = [suite.name for suite in SUITES]
    for name in names:
        if name not in known:
            raise HandbookError(f"bench: no suite is called {name}.\nTry: {', '.join(known)}")
    return [suite for suite in SUITES if not names or suite.name in names]
