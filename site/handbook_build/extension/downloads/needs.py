"""What a program needs besides a plain Python, as its source and its options tell.

Owns: the tags of notebooks and scripts, and the sentence that a reader gets for each. Whatever
Python builds the site, the answers are the same: nothing is parsed or imported. Must not import
Sphinx.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from handbook_build.extension.records import Example

__all__ = [
    "SKIPPED",
    "Form",
    "Tag",
    "awaits_at_top",
    "imports_handbook",
    "oldest",
    "packages_of",
    "remarks",
    "tags",
]

Form = Literal["notebook", "script"]

#: In the order in which they are told.
Tag = Literal["newer-python", "packages", "stdin", "browser", "own-process", "top-level-await"]

#: By these a program can't run in a file of this form: a notebook tells nbclient to skip it, a
#: script has it as a comment.
SKIPPED: dict[Form, frozenset[Tag]] = {
    "notebook": frozenset({"stdin", "browser", "own-process"}),
    "script": frozenset({"browser", "own-process", "top-level-await"}),
}

#: Modules that only a page has.
_BROWSER = ("js", "micropip", "pyodide", "pyscript", "pyodide_js")

#: Processes import the program's file again, so that it must hold nothing else.
_OWN = {"multiprocessing", "ProcessPoolExecutor"}

#: A notebook has an event loop that runs, and shows values its own way.
_NOT_IN_JUPYTER = {"InteractiveConsole", "displayhook"}
_RUNS_LOOP = re.compile(r"\basyncio\.(?:run|Runner)\(")

_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<one>[\w.]+)[ \t]+import\b|import[ \t]+(?P<many>[\w.]+(?:[^\n#;]*)))",
    re.MULTILINE,
)
_AWAIT = re.compile(r"\bawait\b|\basync[ \t]+(?:for|with)\b")
_HEADER = re.compile(r"(?:async[ \t]+)?def\b|class\b|lambda\b")


def tags(run: Sequence[Example], packages: Mapping[str, str], form: Form) -> list[Tag]:
    """Return what a program needs, in the order of :data:`Tag`.

    :param run: the program, behind those that it goes on from: what they need, it needs
    :param packages: the distribution by the module that it brings, of all that the site ships
    :param form: of the file that it will stand in
    """
    found = {tag for example in run for tag in _own_tags(example, packages, form)}
    return [tag for tag in get_args(Tag) if tag in found]


def _own_tags(example: Example, packages: Mapping[str, str], form: Form) -> Iterator[Tag]:
    """Yield what a single program needs."""
    source, options = example.source, example.options
    words = set(re.findall(r"\w+", source))
    if options.since is not None:
        yield "newer-python"
    if packages_of([example], packages):
        yield "packages"
    if options.stdin is not None or re.search(r"(?<![\w.])input\(", source):
        yield "stdin"
    if options.browser or any(_top(module) in _BROWSER for module in _modules(source)):
        yield "browser"
    in_jupyter = _RUNS_LOOP.search(source) or not words.isdisjoint(_NOT_IN_JUPYTER)
    if options.isolated or words & _OWN or (form == "notebook" and in_jupyter):
        yield "own-process"
    if form == "script" and awaits_at_top(source):
        yield "top-level-await"


def remarks(run: Sequence[Example], packages: Mapping[str, str], form: Form) -> list[str]:
    """Return a sentence for each need of a program, as plain text.

    :param run: as for :func:`tags`
    """
    sentences: dict[Tag, str] = {
        "newer-python": f"It needs Python {oldest(run)} or newer.",
        "packages": f"It needs the package {' and '.join(packages_of(run, packages))}.",
        "stdin": f"It asks for input{_answers(run)}.",
        "browser": "It runs in the page of the handbook alone.",
        "own-process": "It has to be a program of its own: save it as a file, and run that.",
        "top-level-await": "It awaits outside of a function, which pages and notebooks allow.",
    }
    return [sentences[tag] for tag in tags(run, packages, form)]


def oldest(run: Iterable[Example]) -> str | None:
    """Return the oldest Python that runs a program; None if any does that builds the site."""
    versions = [example.options.since for example in run if example.options.since]
    return max(versions, key=lambda text: int(text.partition(".")[2]), default=None)


def packages_of(run: Iterable[Example], packages: Mapping[str, str]) -> list[str]:
    """Return the distributions that programs import, or name in their options, sorted."""
    programs = list(run)
    found = {name for example in programs for name in example.options.packages}
    modules = [name for example in programs for name in _modules(example.source)]
    for module in (name for name in modules if _top(name) not in _BROWSER):
        parts = module.split(".")
        names = [".".join(parts[:count]) for count in range(len(parts), 0, -1)]
        found.update([packages[name] for name in names if name in packages][:1])
    return sorted(found)


def imports_handbook(sources: Iterable[str]) -> bool:
    """Return whether any program imports the handbook's own package."""
    return any(_top(module) == "handbook" for source in sources for module in _modules(source))


def awaits_at_top(source: str) -> bool:
    """Return whether a program awaits outside of functions, by its indents."""
    lines = source.split("\n")
    return any(
        _AWAIT.search(line.partition("#")[0]) and not _is_inside(lines, place)
        for place, line in enumerate(lines)
    )


def _is_inside(lines: list[str], place: int) -> bool:
    """Return whether a line stands in a function or a class."""
    indent = _indent(lines[place])
    for line in reversed(lines[:place]):
        if line.strip() and _indent(line) < indent:
            indent = _indent(line)
            if _HEADER.match(line.lstrip()):
                return True
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _modules(source: str) -> list[str]:
    """Return the modules that a program imports, in order."""
    found = []
    for match in _IMPORT.finditer(source):
        many = (match["many"] or "").split(",")
        found += [match["one"]] if match["one"] else [name.split()[0] for name in many if name]
    return [name for name in found if not name.startswith(".")]


def _top(module: str) -> str:
    return module.partition(".")[0]


def _answers(run: Sequence[Example]) -> str:
    """Return the prepared answers, as the end of a sentence."""
    given = [example.options.stdin for example in run if example.options.stdin]
    lines = [line or "(empty)" for text in given for line in text.split("\n")]
    return f"; the output shown has the answers {', '.join(lines)}" if lines else ""
