"""Deals what is to be tried out to a few pages, and collects what is wrong.

Owns: which page tries what, in which order, and the seconds it takes. Must not import Sphinx.

The examples of a lesson run twice, in order and shuffled, and never both times in one interpreter:
what the first pass left behind would hide what the second is after. Otherwise a page and its Python
are kept for as long as they live.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook_build.checker.browser import READER, Lane, open_browser
from handbook_build.checker.examples import compare, ending_faults
from handbook_build.checker.exercises import try_exercise
from handbook_build.checker.findings import Finding
from handbook_build.checker.recording import CONDITIONS, Record, decide

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from handbook_build.checker.browser import Conditions, Trial
    from handbook_build.checker.manifest import Example, Exercise, Lesson

__all__ = ["Site", "Tried", "record", "try_out"]


LESSONS_AT_MOST = 20
"""For one interpreter, whose memory grows and never shrinks."""


@dataclass(frozen=True)
class Site:
    """What is tried, and with what.

    :ivar root: the repository
    :ivar address: where the built site is served, ending in a slash
    :ivar chromium: path of the browser
    :ivar jobs: how many pages try things at the same time
    """

    root: Path
    address: str
    chromium: str
    jobs: int


@dataclass
class Tried:
    """What came of one lesson.

    :ivar seconds: that its trials took, summed up over the pages
    :ivar left: how many units of its work are not done yet
    """

    lesson: Lesson
    seconds: float = 0.0
    left: int = 0
    in_order: dict[str, Trial] = field(default_factory=dict)
    shuffled: dict[str, Trial] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class _Unit:
    """Work that one page does in one go.

    :ivar examples: whether it runs the lesson's examples
    """

    tried: Tried
    work: Callable[[Lane], Awaitable[None]]
    examples: bool


async def try_out(
    site: Site,
    lessons: Sequence[Lesson],
    seed: int,
    step: Callable[[str], None],
    done: Callable[[Tried], None],
) -> list[Tried]:
    """Try everything that is on some lessons.

    :param seed: of the shuffled orders
    :param step: called with a name after each trial of an example, and each exercise
    :param done: called with each lesson that is through
    """
    results = [Tried(lesson) for lesson in lessons]
    units = [unit for tried in results for unit in _units(site, tried, seed, step)]
    for unit in units:
        unit.tried.left += 1
    for tried in results:
        if not tried.left:
            done(tried)
    async with open_browser(site.chromium) as browser:
        context = await browser.new_context()

        async def work() -> None:
            lane, seen = Lane(context, site.address, READER), set[str]()
            while unit := _take(units, seen):
                start = time.monotonic()
                await _do(unit, lane, seen)
                unit.tried.seconds += time.monotonic() - start
                unit.tried.left -= 1
                if not unit.tried.left:
                    _judge(unit.tried, site.root, seed)
                    done(unit.tried)

        await asyncio.gather(*(work() for _ in range(site.jobs)))
    return results


def _take(units: list[_Unit], seen: set[str]) -> _Unit | None:
    """Take the next unit from the list, if possible one that needs no new interpreter."""
    for index, unit in enumerate(units):
        if not unit.examples or unit.tried.lesson.path not in seen:
            return units.pop(index)
    return units.pop(0) if units else None


async def _do(unit: _Unit, lane: Lane, seen: set[str]) -> None:
    """Do a unit; in a new interpreter if this one has run the lesson's examples, or many."""
    path = unit.tried.lesson.path
    if unit.examples:
        if path in seen or len(seen) >= LESSONS_AT_MOST:
            await lane.close()
            seen.clear()
        seen.add(path)
    await unit.work(lane)


def _units(site: Site, tried: Tried, seed: int, step: Callable[[str], None]) -> list[_Unit]:
    """Return what there is to do for a lesson."""
    units = []
    examples = [example for example in tried.lesson.examples if not example.static]
    orders = [(examples, tried.in_order)] if examples else []
    if len(examples) > 1:
        orders.append((shuffled(examples, seed, tried.lesson.path), tried.shuffled))
    for order, trials in orders:
        units.append(_Unit(tried, _runner(order, trials, step), examples=True))
    for exercise in tried.lesson.exercises:

        async def check(lane: Lane, exercise: Exercise = exercise) -> None:
            tried.findings += await try_exercise(lane, exercise, site.root)
            step(exercise.name)

        units.append(_Unit(tried, check, examples=False))
    return units


def _runner(
    order: Sequence[Example], trials: dict[str, Trial], step: Callable[[str], None]
) -> Callable[[Lane], Awaitable[None]]:
    """Return what runs examples one after the other and keeps what they gave."""

    async def run(lane: Lane) -> None:
        for example in order:
            trials[example.name] = await lane.run(example.name, example.limit_s)
            step(example.name)

    return run


def shuffled(examples: Sequence[Example], seed: int, path: str) -> list[Example]:
    """Return examples in another order.

    :param seed: gives the same order every time
    :param path: of the lesson, so that each has an order of its own
    """
    order = list(examples)
    random.Random(f"{seed} {path}").shuffle(order)
    if order == list(examples):
        order.reverse()
    return order


def _judge(tried: Tried, root: Path, seed: int) -> None:
    """Add what is wrong with the examples of a lesson."""
    for example in tried.lesson.examples:
        if example.name not in tried.in_order:
            continue
        faults = _faults(example, tried.in_order[example.name], root)
        tried.findings += faults
        again = tried.shuffled.get(example.name)
        if again and not faults:
            tried.findings += [
                _out_of_order(example, fault, seed) for fault in _faults(example, again, root)
            ]


def _faults(example: Example, trial: Trial, root: Path) -> list[Finding]:
    faults = ending_faults(example, trial)
    different = None if faults else compare(example, trial, root)
    return [different] if different else faults


def _out_of_order(example: Example, fault: Finding, seed: int) -> Finding:
    """Return a fault that shows only when the examples run in another order."""
    head, newline, detail = fault.what.partition("\n")
    what = f"When the examples of the page run in another order (--seed {seed}): {head}"
    do = "Another example leaves something behind: make each stand alone, or use after="
    return Finding(example.path, fault.line, "order", f"{what}{newline}{detail}", do)


async def record(
    site: Site, lessons: Sequence[Lesson], step: Callable[[str], None]
) -> list[Record]:
    """Run the examples of some lessons under each of the conditions for recording.

    :param step: called with a name after each run
    :return: what becomes of their outputs
    """
    limit = asyncio.Semaphore(site.jobs)
    passes: list[tuple[Lesson, dict[str, Trial]]] = []
    async with open_browser(site.chromium) as browser:
        context = await browser.new_context()

        async def run(lesson: Lesson, conditions: Conditions, trials: dict[str, Trial]) -> None:
            examples = [example for example in lesson.examples if not example.static]
            async with limit:
                lane = Lane(context, site.address, conditions)
                await _runner(examples, trials, step)(lane)
                await lane.close()

        jobs = []
        for lesson in lessons:
            for conditions in CONDITIONS:
                passes.append((lesson, {}))
                jobs.append(run(lesson, conditions, passes[-1][1]))
        await asyncio.gather(*jobs)
    return [
        decide(
            example, [trials[example.name] for own, trials in passes if own is lesson], site.root
        )
        for lesson in lessons
        for example in lesson.examples
        if not example.static
    ]
