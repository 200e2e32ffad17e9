"""Work on pages, shared out among processes.

Owns: how pages are shared out, and how results come back. Must not import the builder.

Sphinx's own way hands out small portions, and each process that reads sends back all that was read
before it, so that its time grows with the square of the number of pages.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, TypeVar

from sphinx.util.parallel import ParallelTasks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["FEW", "share_out"]

#: So many pages are done by this process before others would have started.
FEW = 8

Result = TypeVar("Result")


def share_out(
    docnames: Sequence[str], processes: int, work: Callable[[Sequence[str]], Result]
) -> list[Result]:
    """Have each process do a share of the pages, and wait for all.

    :param docnames: at least one
    :param processes: how many; each takes one run of the names, so that results that are put
        together in order don't depend on their number
    :param work: what to do with a share; what it logs is logged here too
    :return: what the shares gave, in their order
    """
    size = -(-len(docnames) // processes)
    shares = [tuple(docnames[at : at + size]) for at in range(0, len(docnames), size)]
    results: dict[tuple[str, ...], Result] = {}
    tasks = ParallelTasks(len(shares))
    # What there is already is shared memory until a collector in a new process touches it.
    gc.freeze()
    try:
        for share in shares:
            tasks.add_task(work, share, results.__setitem__)
        tasks.join()
    finally:
        gc.unfreeze()
    return [results[share] for share in shares]
