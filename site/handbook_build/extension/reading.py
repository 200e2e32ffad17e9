"""Which pages are read again though their files are unchanged, and what is kept for the next build.

Owns: the events around reading. The fingerprints themselves are in ``state``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes

from .builder import HandbookBuilder
from .domain import handbook_domain
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
    """Return every page if the outline or this package changed, else those with mistakes."""
    data = handbook_domain(env).data
    basis = reading_basis([Path(app.config.handbook_outline)])
    if data.get("basis") != basis:
        data["basis"] = basis
        return sorted(env.found_docs)
    return BuildState.load(Path(app.doctreedir)).broken


def _note_links(app: Sphinx, doctree: nodes.document) -> None:
    """Remember whether a page shows where others are."""
    domain = handbook_domain(app.env)
    page = domain.pages[app.env.docname]
    own = {example.name for example in page.examples}
    waits = any(example.options.after not in {None, *own} for example in page.examples)
    page.linked = waits or any(True for _ in doctree.findall(addnodes.pending_xref))


def _keep_state(app: Sphinx, error: Exception | None) -> None:
    """Save what was written and which pages have mistakes, however the build ended."""
    if not isinstance(app.builder, HandbookBuilder):
        return
    root = Path(app.srcdir).parent
    found = {app.env.path2doc(root / mistake.path) for mistake in lesson_errors(app)}
    state = app.builder.state
    state.broken = sorted(app.env.found_docs & found)
    state.save(Path(app.doctreedir))


def setup_reading(app: Sphinx) -> None:
    """Connect the events."""
    app.connect("builder-inited", _find_outline)
    app.connect("env-get-outdated", _read_again)
    app.connect("doctree-read", _note_links)
    app.connect("build-finished", _keep_state)
