"""What a suite of benchmarks is, and what it is given.

Owns: round robin, which spreads the moods of a machine over all variants.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from handbook_build.bench.figures import Samples
from handbook_build.checker.progress import Progress
from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from playwright.sync_api import Playwright

    from handbook_build.bench.figures import Table
    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["Bench", "Suite", "Trial"]


@dataclass(frozen=True)
class Bench:
    """What suites measure with.

    :ivar node: runs esbuild and other tools
    :ivar chromium: path of the browser
    :ivar repeat: how often each variant is measured
    :ivar only: a part of the names of the variants to measure; "" means all
    :ivar python: name or path of the CPython that the page's is held against; "" for the newest
    :ivar playwright: starts Playwright, of which a thread can have one only
    """

    paths: Paths
    steps: Steps
    node: Node
    chromium: str
    repeat: int
    only: str = ""
    python: str = ""
    playwright: Callable[[], AbstractContextManager[Playwright]] = field(default=sync_playwright)

    def round_robin(self, trials: Mapping[str, Trial]) -> Samples:
        """Run each trial once, then each again, until all have run often enough.

        :param trials: variant to what measures it
        :raises HandbookError: when ``only`` is a part of no name
        """
        chosen = {name: trial for name, trial in trials.items() if self.only in name}
        if not chosen:
            names = ", ".join(trials)
            raise HandbookError(f"bench: no variant is called {self.only}.\nTry: one of {names}")
        samples = Samples()
        progress = Progress(self.repeat * len(chosen), self.steps.stream)
        for count in range(1, self.repeat + 1):
            start = time.monotonic()
            for name, trial in chosen.items():
                samples.add(name, trial())
                progress.step(name)
            progress.say(f"  round {count} of {self.repeat}: {time.monotonic() - start:.0f} s")
        progress.end()
        return samples


@dataclass(frozen=True)
class Suite:
    """Measurements that belong together.

    :ivar name: on the command line
    :ivar title: what is measured, of the section in ``docs/benchmarks.md``
    :ivar method: how; Markdown
    :ivar measure: returns the tables
    """

    name: str
    title: str
    method: str
    measure: Callable[[Bench], Sequence[Table]]


if TYPE_CHECKING:
    Trial = Callable[[], Mapping[str, float]]
