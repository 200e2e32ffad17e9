"""Work on pages, shared out among processes.

Owns: how pages are shared out, and how results come back. What is written where is the business of
the builder that is derived from this one, which this module must not import.

Sphinx's own way hands out small portions, and each process that reads sends back all that was read
before it, so that its time grows with the square of the number of pages.
"""

from __future__ import annotations

import gc
import pickle
from typing import TYPE_CHECKING, TypeVar

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.build_phase import BuildPhase
from sphinx.util.parallel import ParallelTasks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

__all__ = ["FEW", "SharingBuilder", "share_out"]

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


class SharingBuilder(StandaloneHTMLBuilder):
    """Sphinx's builder for HTML, but for how it uses several processes."""

    def write_documents(self, docnames: Set[str]) -> None:
        """Write pages."""
        self.parallel_ok = self.parallel_ok and len(docnames) > FEW
        super().write_documents(docnames)

    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Read pages in several processes; Sphinx calls this."""
        if len(docnames) <= FEW:
            self._read_serial(docnames)
            return
        for docname in docnames:
            self.events.emit("env-purge-doc", self.env, docname)
            self.env.clear_doc(docname)
        for docs, data in share_out(docnames, nproc, self._read_share):
            self.env.merge_info_from(docs, pickle.loads(data), self._app)

    def _read_share(self, docnames: Sequence[str]) -> tuple[Sequence[str], bytes]:
        """Read pages in a process of its own; return them with the environment that knows them."""
        self.env._app = self._app
        for docname in docnames:
            self.read_doc(docname, _cache=False)
        return docnames, pickle.dumps(self.env, pickle.HIGHEST_PROTOCOL)

    def _write_parallel(self, docnames: Sequence[str], nproc: int) -> None:
        """Write pages in several processes; Sphinx calls this.

        The first page is written here, so that the others find templates and lexers ready.
        """
        self._write_share(docnames[:1])
        for images in share_out(docnames[1:], nproc + 1, self._write_share):
            self.images.update(images)

    def _write_share(self, docnames: Sequence[str]) -> dict[str, str]:
        """Write pages, and return the pictures on them, which have to be copied."""
        for docname in docnames:
            self.phase = BuildPhase.RESOLVING
            doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
            self.phase = BuildPhase.WRITING
            self.write_doc_serialized(docname, doctree)
            self.write_doc(docname, doctree)
        return self.images
