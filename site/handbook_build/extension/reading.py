"""Which pages are read again though their files are unchanged, and what is kept for the next build.

Owns: the events around reading. The fingerprints themselves are in ``state``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes

from .builder import HandbookBuilder
from .domain import handbook_domain
from .exercise_folder import list_files
from .mistakes import lesson_errors
from .state import BuildState, reading_basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["setup_reading"]


def _find_outline(app: Sphinx) -> None:
    """Use the outline beside the lessons if no other is set, and stop early if it is broken."""
    if not app.config.handbook_outline:
        app.config.handbook_outline = str(Path(app.srcdir, "outline.yaml"))
    assert handbook_domain(app.env).outline


def _read_again(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> Iterable[str]:
    """Return every page if the outline or this package changed.

    Otherwise those with mistakes, and those with exercises that have gained a file. Sphinx itself
    notices that one has changed or is gone.
    """
    data = handbook_domain(env).data
    basis = reading_basis([Path(app.config.handbook_outline)])
    if data.get("basis") != basis:
        data["basis"] = basis
        return sorted(env.found_docs)
    grown = [name for name in env.found_docs if _has_other_files(app, name)]
    return [*BuildState.load(Path(app.doctreedir)).broken, *grown]


def _has_other_files(app: Sphinx, docname: str) -> bool:
    """Whether the folder of an exercise on a page has files that it had not, or lacks some."""
    page = handbook_domain(app.env).pages.get(docname)
    root = Path(app.srcdir).parent
    exercises = page.exercises if page else []
    return any(list_files(root / item.folder) != item.files for item in exercises)


def _note_links(app: Sphinx, doctree: nodes.document) -> None:
    """Remember what a page shows where it is; sections are where the outline has them."""
    page = handbook_domain(app.env).pages[app.env.docname]
    references = list(doctree.findall(addnodes.pending_xref))
    named = {node["reftarget"] for node in references if node["refdomain"] == "ex"}
    named |= {example.options.after for example in page.examples if example.options.after}
    page.targets = tuple(sorted(named))
    page.linked = any(node["refdomain"] != "ex" for node in references)


def _keep_state(app: Sphinx, error: Exception | None) -> None:
    """Save what was written and which pages have mistakes, however the build ended."""
    if not isinstance(app.builder, HandbookBuilder):
        return
    root = Path(app.srcdir).parent
    wrong = {(root / mistake.path).resolve() for mistake in lesson_errors(app)}
    suspects = app.env.found_docs if wrong else ()
    state = app.builder.state
    state.broken = sorted(docname for docname in suspects if wrong & _files_of(app.env, docname))
    state.save(Path(app.doctreedir))


def _files_of(env: BuildEnvironment, docname: str) -> set[Path]:
    """Return the files that a page is made of."""
    names = [env.doc2path(docname), *env.dependencies.get(docname, ())]
    return {Path(env.srcdir, name).resolve() for name in names}


def setup_reading(app: Sphinx) -> None:
    """Connect the events."""
    app.connect("builder-inited", _find_outline)
    app.connect("env-get-outdated", _read_again)
    app.connect("doctree-read", _note_links)
    # Behind those that write files: what they could not write is not noted as written.
    app.connect("build-finished", _keep_state, priority=900)
