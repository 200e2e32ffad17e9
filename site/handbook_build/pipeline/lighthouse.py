"""Lighthouse: installed when it is first asked for, and what it says of a page as a phone shows it.

Owns: ``.cache/lighthouse``, made from the lock in ``site/lighthouse``, so that the 190 MB of it are
nobody's but who measures; and how its report is read. Standard library only.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook_build.errors import HandbookError
from handbook_build.pipeline.browsers import CHROMIUM_FLAGS
from handbook_build.pipeline.steps import exclusive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["CATEGORIES", "TIMES", "Lighthouse", "Report", "install", "read"]

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Lighthouse's names of times, in milliseconds, to ours.
TIMES = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "speed-index": "Speed Index",
}
FILES = ("package.json", "package-lock.json", ".npmrc")
PATIENCE_S = 300


@dataclass(frozen=True)
class Report:
    """What Lighthouse says of one page.

    :ivar scores: category to points, of 100
    :ivar times: of ``TIMES``, ours to milliseconds
    :ivar size_bytes: of all that was sent for the page, headers included
    :ivar requests: how many answers that were
    :ivar objections: audits that are not passed, each with its category, name and details
    """

    scores: Mapping[str, float]
    times: Mapping[str, float]
    size_bytes: int
    requests: int
    objections: tuple[str, ...]


@dataclass(frozen=True)
class Lighthouse:
    """An installed Lighthouse.

    :ivar program: its script for the command line
    :ivar chromium: path of the browser that it starts
    """

    node: Node
    program: Path
    chromium: str

    def audit(self, address: str) -> Report:
        """Look at a page with a new browser.

        :raises HandbookError: when Lighthouse can't
        """
        flags = shlex.join(["--headless=new", *CHROMIUM_FLAGS])
        command = [
            *(str(self.node.program), str(self.program), address),
            *("--output=json", "--quiet", "--no-enable-error-reporting"),
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={flags}",
        ]
        environment = {**os.environ, "CHROME_PATH": self.chromium}
        done = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        if done.returncode != 0:
            raise HandbookError(f"lighthouse: {address}: {done.stderr.strip()[-500:]}")
        return read(json.loads(done.stdout))


def read(raw: Mapping[str, Any]) -> Report:
    """Read Lighthouse's report.

    :param raw: as it writes it, see its ``types/lhr``
    :raises HandbookError: when the page could not be judged
    """
    if raw.get("runtimeError"):
        raise HandbookError(f"lighthouse: {raw['runtimeError']['message']}")
    audits = raw["audits"]
    requests = audits["network-requests"]["details"]["items"]
    return Report(
        {name: round(100 * raw["categories"][name]["score"]) for name in CATEGORIES},
        {ours: audits[name]["numericValue"] for name, ours in TIMES.items()},
        sum(request.get("transferSize", 0) for request in requests),
        len(requests),
        tuple(_objections(raw)),
    )


def _objections(raw: Mapping[str, Any]) -> list[str]:
    """Return what costs points, but for times, which differ from run to run."""
    found = []
    for name in CATEGORIES[1:]:
        for reference in raw["categories"][name]["auditRefs"]:
            audit = raw["audits"][reference["id"]]
            if reference["weight"] > 0 and audit["score"] is not None and audit["score"] < 1:
                items = json.dumps(audit.get("details", {}).get("items", []))[:300]
                found.append(f"{name}, {reference['id']}: {audit['title']} {items}")
    return found


def install(paths: Paths, steps: Steps, node: Node, chromium: str) -> Lighthouse:
    """Make sure that Lighthouse is there, as its lock says.

    :param node: runs it
    :param chromium: path of the browser that it starts
    :raises StepError: when npm fails
    """
    source, folder = paths.site / "lighthouse", paths.cache / "lighthouse"
    wanted = hashlib.sha256(b"".join((source / name).read_bytes() for name in FILES)).hexdigest()
    stamp = folder / "node_modules" / ".handbook-lock"
    with exclusive(paths.cache / "lighthouse.lock", "waiting for an installation", steps):
        if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
            folder.mkdir(parents=True, exist_ok=True)
            for name in FILES:
                shutil.copy(source / name, folder / name)
            npm = [*node.npm, "ci", "--no-progress"]
            steps.run("npm packages: lighthouse", npm, folder, node.environment())
            stamp.write_text(wanted, encoding="utf-8")
    return Lighthouse(node, folder / "node_modules/lighthouse/cli/index.js", chromium)
