"""What can be wrong with a lesson, how it is reported, and how every report reaches the build.

Owns: the kinds of mistake, the way to log one, and the handler that turns all that Sphinx, MyST,
docutils or this extension complain about into ``LessonError``s. Must not import any other module of
this package.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging as sphinx_logging

from handbook_build.errors import LessonErrors

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["LessonErrorHandler", "Mistake", "Problem", "lesson_errors", "report", "setup_mistakes"]

_LOG = sphinx_logging.getLogger(__name__)


class Mistake(Enum):
    """Kinds of mistake: the subtype of a warning of type ``handbook``."""

    FRONT_MATTER = "front_matter"
    """The block at the head of a page lacks something, or says what the outline contradicts."""
    PLACE = "place"
    """A file is not where the outline puts it."""
    SOURCE = "source"
    """A key under ``sources`` is in no form that the table of sources knows."""
    TEXT = "text"
    """The file holds bytes that would not come through unchanged."""
    OPTION = "option"
    """An option after a fence is unknown, repeated, missing or ill-formed."""
    FENCE = "fence"
    """A fence stands where it means nothing, or is not closed."""
    NAME = "name"
    """A name or anchor is taken."""
    AFTER = "after"
    """``after=`` names nothing that can be run first."""
    REFERENCE = "reference"
    """A role names a section, an example or an exercise that does not exist."""
    HEADING = "heading"
    """A heading has a level that belongs to the page's title, or stands where none may."""
    EXERCISE = "exercise"
    """An exercise's folder lacks something, or holds what means nothing."""
    GLOSSARY = "glossary"
    """An entry of the glossary says too much, or not where its term is taught."""


@dataclass(frozen=True)
class Problem:
    """A mistake found by code that knows the text but not the page.

    :ivar kind: its kind
    :ivar line: of the file, counted from 1
    :ivar what: what is wrong, as a sentence without its full stop
    :ivar do: what to do, as a sentence without its full stop
    """

    kind: Mistake
    line: int
    what: str
    do: str


def report(problem: Problem, place: str | Path | nodes.Node) -> None:
    """Log a problem as a warning of Sphinx, from any process.

    :param problem: what is wrong
    :param place: the docname, another file's path, or a node to take file and line from
    """
    location: str | tuple[str, int] | nodes.Node
    if isinstance(place, str):
        location = place, problem.line
    elif isinstance(place, Path):
        location = f"{place}:{problem.line}"
    else:
        location = place
    _LOG.warning(
        "%s",
        problem.what,
        type="handbook",
        subtype=problem.kind.value,
        location=location,
        extra={"handbook_do": problem.do},
    )


# What to do about the complaints of others, by type and subtype, else by type.
_ADVICE = {
    "myst.xref_missing": "Correct the target of the link",
    "myst.header": "Go down one level at a time: ## for a heading, ### for one inside it",
    "myst.directive_unknown": "Use a directive that Sphinx or MyST has",
    "myst.role_unknown": "Use a role that Sphinx, MyST or the handbook has",
    "image.not_readable": "Put the image beside the lesson, or correct its address",
    "misc.highlighting_failure": "Mark the fence as text if its body is in no language",
    "ref": "Correct the target of the reference",
    "docutils": "Correct the markup on this line",
    "myst": "Correct the markup on this line",
}


def _advice(kind: str, subtype: str) -> str:
    """Return what to do about a complaint that is not ours."""
    default = "Correct the lesson: every warning stops the build"
    return _ADVICE.get(f"{kind}.{subtype}") or _ADVICE.get(kind, default)


class LessonErrorHandler(sphinx_logging.WarningStreamHandler):
    """Collects every warning of a build as a lesson error.

    It derives from Sphinx's own handler because Sphinx holds warnings back while it reads in
    parallel, and knows by that class which handlers to hand them to afterwards, once.
    """

    def __init__(self, app: Sphinx) -> None:
        super().__init__(sphinx_logging.SafeEncodingWriter(io.StringIO()))
        self.errors = LessonErrors()
        self._root = Path(app.srcdir).parent
        self.setLevel(logging.WARNING)
        self.addFilter(sphinx_logging.WarningSuppressor(app))
        self.addFilter(sphinx_logging.WarningLogRecordTranslator(app))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning as an error of the lesson that it points to."""
        path, line = self._place(getattr(record, "location", None))
        kind, subtype = getattr(record, "type", "") or "", getattr(record, "subtype", "") or ""
        what = logging.LogRecord.getMessage(record)
        do = getattr(record, "handbook_do", None) or _advice(kind, subtype)
        self.errors.add(path, line, what, do)

    def _place(self, location: str | None) -> tuple[str, int]:
        """Split Sphinx's ``path:line`` and make the path relative to the repository."""
        name, line = (location or "").rstrip(":"), 0
        head, colon, tail = name.rpartition(":")
        if colon and tail.isdigit():
            name, line = head, int(tail)
        path = Path(name or "lessons")
        if path.is_absolute() and path.is_relative_to(self._root):
            path = path.relative_to(self._root)
        return path.as_posix(), line


def lesson_errors(app: Sphinx) -> LessonErrors:
    """Return everything that is wrong with the lessons so far; complete after ``app.build()``.

    :param app: an application that loaded this extension
    :return: the live collection
    """
    for handler in logging.getLogger(sphinx_logging.NAMESPACE).handlers:
        if isinstance(handler, LessonErrorHandler):
            return handler.errors
    return LessonErrors()


def setup_mistakes(app: Sphinx) -> None:
    """Start collecting; Sphinx has removed the handlers of any earlier application."""
    logging.getLogger(sphinx_logging.NAMESPACE).addHandler(LessonErrorHandler(app))
