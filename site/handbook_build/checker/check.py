"""``build.py check``: builds the site, tries what was asked for, and says what is wrong.

Owns: the order of these, and all that is printed. Must not import Sphinx.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.checker import names
from handbook_build.checker.findings import by_lesson, in_order
from handbook_build.checker.manifest import Handbook
from handbook_build.checker.progress import Progress
from handbook_build.checker.recording import write
from handbook_build.checker.rules import check_all
from handbook_build.checker.selection import select
from handbook_build.checker.trials import Site, record, try_out
from handbook_build.errors import HandbookError
from handbook_build.pipeline import browsers, site_build
from handbook_build.pipeline.server import DevelopmentServer, running

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handbook_build.checker.findings import Finding
    from handbook_build.checker.manifest import Lesson
    from handbook_build.checker.recording import Record
    from handbook_build.checker.trials import Tried
    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["Request", "check", "main"]


@dataclass(frozen=True)
class Request:
    """What the command line asks for.

    :ivar patterns: as ``selection`` says; none means everything
    :ivar update: whether outputs are recorded instead of compared
    :ivar jobs: how many pages try things at the same time
    :ivar seed: of the shuffled orders; None takes another one every time
    """

    patterns: tuple[str, ...] = ()
    update: bool = False
    jobs: int = 2
    seed: int | None = None


def main(paths: Paths, steps: Steps, node: Node, request: Request) -> int:
    """Build the site and check it.

    :param node: runs esbuild
    :return: exit code: 0 when nothing is wrong
    :raises HandbookError: when the site can't be built, or a pattern matches nothing
    """
    if request.update and not request.patterns:
        raise HandbookError("check --update needs to be told what.\nTry: check --update 5.5")
    site_build.build_quietly(paths, steps, node)
    return check(paths, steps, request)


def check(paths: Paths, steps: Steps, request: Request) -> int:
    """Check the site as it is built.

    :return: exit code: 0 when nothing is wrong
    """
    handbook = Handbook.of(paths.dist)
    lessons = select(handbook.lessons, request.patterns)
    chromium = browsers.find_chromium(steps)
    with running(DevelopmentServer(paths.dist, 0, reloading=False)) as server:
        site = Site(paths.root, f"{server.address}/", chromium, request.jobs)
        if request.update:
            return _update(site, lessons, steps)
        return _check(site, handbook, lessons, request, steps)


def _check(
    site: Site, handbook: Handbook, lessons: Sequence[Lesson], request: Request, steps: Steps
) -> int:
    """Try everything and print what is wrong."""
    start = time.monotonic()
    seed = random.SystemRandom().randrange(10_000) if request.seed is None else request.seed
    progress = Progress(sum(map(_weight, lessons)), steps.stream)
    static = by_lesson(
        check_all(handbook.raw, site.root, [lesson.path for lesson in lessons]), lessons
    )

    def done(one: Tried) -> None:
        one.findings = in_order([*static[one.lesson.path], *one.findings])
        if one.lesson.examples or one.lesson.consoles or one.findings:
            progress.say(_summary(one))

    tried = asyncio.run(try_out(site, lessons, seed, progress.step, done))
    progress.end()
    found = in_order(fault for one in tried for fault in one.findings)
    for finding in found:
        steps.say(f"\n{finding}")
    seconds = time.monotonic() - start
    steps.say(f"\n{_total(lessons)}, in {seconds:.0f} s; examples were shuffled with --seed {seed}")
    steps.say(_verdict(found))
    return 1 if found else 0


def _update(site: Site, lessons: Sequence[Lesson], steps: Steps) -> int:
    """Record the outputs of examples and print what has become of them."""
    progress = Progress(2 * sum(_running(lesson) for lesson in lessons), steps.stream)
    records = asyncio.run(record(site, lessons, progress.step))
    progress.end()
    differences, faults = write(records, site.root)
    for difference in differences:
        steps.say(difference)
    refused = {("example", one.example.name) for one in records if one.change == "refused"}
    if new := names.add(site.root, [name for name in _names_of(lessons) if name not in refused]):
        steps.say(f"{names.FILE}: {_number(len(new), 'name')} more: {', '.join(new)}")
    faults += [fault for one in records for fault in one.faults]
    found = in_order(faults)
    for finding in found:
        steps.say(f"\n{finding}")
    steps.say(f"\n{_changes(records)}")
    return 1 if found else 0


def _names_of(lessons: Sequence[Lesson]) -> list[tuple[str, str]]:
    """Return what is chosen, as the list of names has it."""
    return [
        *(("example", item.name) for lesson in lessons for item in lesson.examples),
        *(("exercise", item.name) for lesson in lessons for item in lesson.exercises),
        *(("session", name) for lesson in lessons for name in lesson.consoles),
    ]


def _running(lesson: Lesson) -> int:
    return sum(not example.static for example in lesson.examples)


def _weight(lesson: Lesson) -> int:
    """Return how many steps the progress bar counts for a lesson."""
    running = _running(lesson)
    return running * (2 if running > 1 else 1) + len(lesson.exercises)


def _summary(tried: Tried) -> str:
    """Return the line that says how a lesson fared."""
    count = len(tried.findings)
    verdict = _number(count, "fault") if count else "ok"
    head = f"  {tried.lesson.label[:40]:<40}"
    return f"{head} {_counts([tried.lesson]):<68} {tried.seconds:5.1f} s  {verdict}"


def _counts(lessons: Iterable[Lesson]) -> str:
    """Return how many examples, exercises and sessions there are."""
    total = Counter[str]()
    for lesson in lessons:
        total["examples"] += _running(lesson)
        total["static"] += sum(example.static for example in lesson.examples)
        total["varying"] += sum(bool(example.masks) for example in lesson.examples)
        total["console"] += len(lesson.consoles)
        total["exercises"] += len(lesson.exercises)
    return ", ".join(
        (
            _number(total["examples"], "example"),
            *(f"{total[name]} {name}" for name in ("static", "console", "varying")),
            _number(total["exercises"], "exercise"),
        )
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _total(lessons: Sequence[Lesson]) -> str:
    return f"{_number(len(lessons), 'page')}: {_counts(lessons)}"


def _verdict(found: Sequence[Finding]) -> str:
    if not found:
        return "nothing is wrong"
    kinds = Counter(finding.category for finding in found)
    parts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return f"{_number(len(found), 'fault')}: {parts}"


def _changes(records: Sequence[Record]) -> str:
    kinds = Counter[str](one.change for one in records)
    order = ("new", "changed", "removed", "unchanged", "refused")
    return ", ".join(f"{kinds[kind]} {kind}" for kind in order)
