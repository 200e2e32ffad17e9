"""The errors that a person who writes lessons or builds the site is shown.

Owns: the base class, the error of a lesson, and the collector that lets a build report all of them
at once. Must not import anything else of ``handbook_build``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["HandbookError", "LessonError", "LessonErrors", "StepError"]


class HandbookError(Exception):
    """Something that a person has to put right; its text is shown without a traceback."""


class LessonError(HandbookError):
    """One mistake in one lesson, at one line.

    :param path: the lesson's file, relative to the root of the repository, with forward slashes
    :param line: counted from 1; 0 when the whole file is meant
    :param what: what is wrong, a sentence with or without its full stop
    :param do: what to do about it, a sentence with or without its full stop
    """

    def __init__(self, path: str, line: int, what: str, do: str = "") -> None:
        """Keep the four fields."""
        self.path = path
        self.line = line
        self.what = what
        self.do = do
        super().__init__(path, line, what, do)

    def __str__(self) -> str:
        """Return ``path:line: what is wrong. What to do.`` (the line is left out when it is 0)."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return " ".join([f"{place}:", _sentence(self.what), _sentence(self.do)]).rstrip()


class StepError(HandbookError):
    """A step of the set-up or of the build that did not work.

    :param step: its name, as the progress line shows it
    :param reason: why it failed
    :param do: the next thing to try
    """

    def __init__(self, step: str, reason: str, do: str) -> None:
        """Keep the three fields."""
        self.step = step
        self.reason = reason
        self.do = do
        super().__init__(step, reason, do)

    def __str__(self) -> str:
        """Return the step and the reason on the first line, what to try on the second."""
        return f"{self.step}: {_sentence(self.reason)}\nTry: {_sentence(self.do)}"


@dataclass
class LessonErrors:
    """Collects mistakes so that a build prints them all.

    Equal ones are kept once. It can be pickled, so a worker process of Sphinx can hand its own
    back.
    """

    found: list[LessonError] = field(default_factory=list)

    def add(self, path: str, line: int, what: str, do: str = "") -> None:
        """Note a mistake; the parameters are those of :class:`LessonError`."""
        self.extend([LessonError(path, line, what, do)])

    def extend(self, errors: Iterable[LessonError]) -> None:
        """Note several mistakes, such as those of a worker process.

        :param errors: any order; those that are known already are dropped
        """
        known = {str(error) for error in self.found}
        for error in errors:
            if str(error) not in known:
                known.add(str(error))
                self.found.append(error)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.found)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.found)

    def __iter__(self) -> Iterator[LessonError]:
        """Iterate in the order of the files and lines."""
        return iter(sorted(self.found, key=lambda error: (error.path, error.line, error.what)))


def _sentence(text: str) -> str:
    """Return the text with a full stop if it ends in none."""
    text = text.strip()
    return text if not text or text[-1] in ".?!:`" else f"{text}."
