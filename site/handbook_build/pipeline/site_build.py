"""The whole build, in order: from messages and assets to pages, books, search and lists of them.

Owns: the order, and what is said at the end.
"""

from __future__ import annotations

import io
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError
from handbook_build.pipeline import (
    assets,
    compression,
    editions,
    licences,
    messages,
    pages,
    publishing,
    release,
    search,
)
from handbook_build.pipeline.publishing import Place
from handbook_build.pipeline.steps import Steps, exclusive

if TYPE_CHECKING:
    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths

__all__ = ["build", "build_quietly", "main"]

LOCAL = Place()


def build(
    paths: Paths,
    steps: Steps,
    node: Node,
    place: Place = LOCAL,
    wish: editions.Wish = editions.NONE,
) -> int:
    """Bring ``dist`` up to date.

    :param node: runs esbuild
    :param place: where the site will be, and what its host wants
    :param wish: what to make besides the site
    :return: how many pages it has
    :raises HandbookError: when something is wrong; ``dist`` keeps what it had, as far as possible
    """
    with exclusive(paths.cache / "build.lock", "waiting for another build", steps):
        messages.write(paths)
        made = assets.build(paths, steps, node)
        shipped = licences.remembered(paths, made.stamp, made.packages)
        plan = publishing.plan(paths, steps, place)
        with steps.step("Pages", live=False):
            count = pages.build(paths, made, shipped, wish.files(), plan.publication)
        editions.build(paths, steps, made, wish)
        with steps.step("Search"):
            search.build(paths, made)
        publishing.write(paths, plan)
        assets.list_kept(paths.dist)
        release.write(paths)  # names what is there, so it comes last
        compression.bring_up_to_date(paths, steps, node, wanted=place.compressed)
        return count


def build_quietly(paths: Paths, steps: Steps, node: Node) -> None:
    """Build for a command that has other things to say; the steps are shown where it fails.

    :raises HandbookError: when something is wrong
    """
    lines = io.StringIO()
    try:
        with steps.step("Site", live=False):
            build(paths, Steps(paths.logs, lines), node)
    except HandbookError:
        steps.say(lines.getvalue())
        raise


def main(
    paths: Paths,
    steps: Steps,
    node: Node,
    place: Place = LOCAL,
    wish: editions.Wish = editions.NONE,
) -> int:
    """Build and say so.

    :param place: where the site will be, and what its host wants
    :param wish: what to make besides the site
    :return: exit code
    """
    start = time.monotonic()
    count = build(paths, steps, node, place, wish)
    size = sum(
        Path(folder, name).stat().st_size
        for folder, _, names in os.walk(paths.dist)
        for name in names
    )
    seconds = time.monotonic() - start
    steps.say(f"dist: {count} pages, {size / 1e6:.1f} MB, in {seconds:.1f} s")
    return 0
