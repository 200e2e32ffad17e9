"""What a run of an example must come to: no surprise in how it ends, and the recorded output.

Owns: the faults of one run. Must not import Playwright or Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook_build.checker.comparison import (
    NOTHING,
    Shown,
    Unrecordable,
    as_output,
    diff,
    same,
)
from handbook_build.checker.findings import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.checker.browser import Trial
    from handbook_build.checker.manifest import Example

__all__ = ["compare", "ending_faults", "is_exception", "recorded"]


def recorded(example: Example, root: Path) -> Shown:
    """Return what an example's page says that it shows.

    :param root: the repository
    """
    if example.output_path is not None and example.output_kind is not None:
        return Shown(example.output_kind, (root / example.output_path).read_bytes())
    return Shown("text", example.output.encode()) if example.output else NOTHING


def is_exception(given: str, wanted: str) -> bool:
    """Return whether an exception is of the type that ``raises=`` names.

    :param given: qualified name, such as "json.decoder.JSONDecodeError"
    :param wanted: the name of the class, with or without what stands before it in an import
    """
    given_path, wanted_path = given.split("."), wanted.split(".")
    if given_path[-1] != wanted_path[-1]:
        return False
    return len(wanted_path) == 1 or given_path[0] == wanted_path[0]


def ending_faults(example: Example, trial: Trial) -> list[Finding]:
    """Return what is wrong with how a run ended, and with what it asked for.

    :param trial: of this example
    """
    found = [
        _at(example, "console", f"The page reports an error: {problem}", "See to it")
        for problem in trial.complaints
    ]
    if trial.asked:
        what = f"The example {example.name} wants more input than is prepared"
        found.append(_at(example, "input", what, r'Give the answers: stdin="first\nsecond"'))
    broken = _broken(example, trial)
    return [*found, broken] if broken else [*found, *_raised(example, trial)]


def _broken(example: Example, trial: Trial) -> Finding | None:
    """Return why there is no output to compare, if that is so."""
    name, note = example.name, trial.note or ""
    if trial.outcome == "stopped" and (trial.note or not trial.error):
        what = f"The example {name} took longer than {example.limit_s} s and was stopped"
        return _at(example, "time", what, "Make it do less, or give it timeout=SECONDS")
    if trial.outcome == "died" and not example.isolated:
        what = f"The example {name} ended Python itself. {note}"
        do = "If it is meant to, give it isolated; if not, make it less deep or less big"
        return _at(example, "death", what, do)
    if trial.outcome in {"failed", "lost"}:
        what = f"The example {name} could not be run. {note}"
        return _at(example, "page", what, "Run check again; if it stays so, open the page and look")
    if trial.dropped_lines:
        what = f"The example {name} prints {trial.dropped_lines} lines more than a page takes"
        return _at(example, "output", what, "Print less")
    return None


def _raised(example: Example, trial: Trial) -> list[Finding]:
    name, wanted = example.name, example.raises
    if trial.error is None:
        if wanted is None:
            return []
        what = f"The example {name} should end in {wanted}, and ends without an error"
        return [_at(example, "raises", what, "Correct the program, or remove raises=")]
    kind, message = trial.error
    if wanted is None:
        line = message.partition("\n")[0]
        what = f"The example {name} ends in {kind}: {line}"
        return [_at(example, "raises", what, f"Correct it, or say raises={kind.split('.')[-1]}")]
    if not is_exception(kind, wanted):
        what = f"The example {name} should end in {wanted}, and ends in {kind}"
        return [_at(example, "raises", what, "Correct the program, or the name after raises=")]
    return []


def compare(example: Example, trial: Trial, root: Path) -> Finding | None:
    """Return in what the output of a run differs from the recorded one.

    :param trial: one that ended as it should
    :param root: the repository
    """
    got, expected = as_output(trial.shown), recorded(example, root)
    name, record = example.name, f"Record it: build.py check --update {example.name}"
    if isinstance(got, Unrecordable):
        return _at(example, "output", f"{got.why} (example {name})", got.do)
    if same(expected, got, example.masks):
        return None
    if expected == NOTHING:
        what = f"The example {name} has no output fence, but it shows something"
    elif got == NOTHING:
        what = f"The example {name} shows nothing, but it has an output fence"
    else:
        what = f"The example {name} shows something else than its output fence"
    lines = diff(expected, got, example.masks)
    return Finding(example.path, example.shown_at, "output", f"{what}\n{lines}", record)


def _at(example: Example, category: str, what: str, do: str) -> Finding:
    return Finding(example.path, example.line, category, what, do)
