"""The suite ``serve``: nginx, as ``docs/deploy`` has it, under wrk on loopback.

Owns: which files are asked for and how, and the tables.
"""

from __future__ import annotations

import json
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.bench.figures import Row, Table
from handbook_build.bench.suite import Suite
from handbook_build.errors import HandbookError
from handbook_build.pipeline import browsers, compression, web_servers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook_build.bench.figures import Samples
    from handbook_build.bench.suite import Bench, Trial

__all__ = ["SUITE", "Load", "measure", "tables"]

COPIES, ON_THE_FLY, WHOLE = "copies", "on the fly", "uncompressed"
RATE, SPEED, SLOW = "requests/s", "MB/s", "slow, ms"

CONNECTIONS, SECONDS = 16, 2
# Of wrk with one answer; to compress the engine takes a processor half a second.
PATIENCE_S = 30
REPORT = Path(__file__).parent / "material" / "report.lua"

METHOD = f"""\
nginx with `docs/deploy/nginx.conf`, at most two processes, and wrk with one thread and
{CONNECTIONS} connections, both on this machine, {SECONDS} s for each cell and repetition. wrk takes
gzip: *copies* are those of `build.py build --compress`, *on the fly* the same without them.
*Uncompressed* asks for the files as they are. Nothing leaves the machine, so this says what nginx
has to do for a request, not how fast a reader gets an answer. wrk and nginx share the processors:
trust the ratios."""


@dataclass(frozen=True)
class Load:
    """What wrk does.

    :ivar program: its path
    :ivar seconds: for how long
    """

    program: str
    seconds: int = SECONDS

    def run(self, address: str, encoding: str) -> dict[str, float]:
        """Ask for one address as often as possible.

        :param encoding: that is taken
        :raises HandbookError: when wrk, or a single request, fails
        """
        command = [self.program, "-t1", f"-c{CONNECTIONS}", f"-d{self.seconds}s"]
        command += ["--timeout", f"{PATIENCE_S}s", "-s", str(REPORT)]
        command += ["-H", f"Accept-Encoding: {encoding}", address]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise HandbookError(f"bench: wrk failed:\n{done.stdout}{done.stderr}")
        counted = json.loads(done.stdout.splitlines()[-1])
        if counted["failed"]:
            raise HandbookError(f"bench: {counted['failed']} requests for {address} failed.")
        seconds = counted["duration_us"] / 1e6
        slow = {SLOW: counted["slow_us"] / 1e3} if counted["requests"] else {}
        sent = {RATE: counted["requests"] / seconds, SPEED: counted["bytes"] / 1e6 / seconds}
        return {**sent, **slow}


def subjects(dist: Path) -> dict[str, str]:
    """Return the files that are asked for: what they are called, and their paths."""

    def address(path: Path) -> str:
        return path.relative_to(dist).as_posix().removesuffix("index.html")

    longest = max(dist.glob("*/*/index.html"), key=lambda path: path.stat().st_size)
    return {
        "home page": "",
        "longest lesson": address(longest),
        "script of every page": address(next(dist.glob("assets/handbook-*.js"))),
        "engine of Python": address(next(dist.glob("assets/pyodide-*/*.wasm"))),
    }


def measure(bench: Bench) -> list[Table]:
    """Measure all files in all ways."""
    load = Load(browsers.require_program("wrk", bench.steps))
    files = subjects(bench.paths.dist)
    with ExitStack() as life:
        hosts = dict(_hosts(bench, life))
        trials: dict[str, Trial] = {
            _variant(label, way): partial(
                load.run, hosts[way] + path, "identity" if way == WHOLE else "gzip"
            )
            for label, path in files.items()
            for way in hosts
        }
        samples = bench.round_robin(trials)
    return tables(samples, list(files))


def _hosts(bench: Bench, life: ExitStack) -> Iterator[tuple[str, str]]:
    """Start the servers; yield each way and the address for it.

    :param life: ends them, and removes the copies
    """
    bring = partial(compression.bring_up_to_date, bench.paths, bench.steps, bench.node)
    life.callback(bring, wanted=False)
    bring(wanted=True)
    program = browsers.require_program("nginx", bench.steps)
    plain = web_servers.NGINX
    without = plain.plus(("gzip_static on;", "gzip_static off;"))
    for server, ways in ((plain, (COPIES, WHOLE)), (without, (ON_THE_FLY,))):
        runs = web_servers.running(bench.paths, server, program, bench.paths.dist)
        address = life.enter_context(runs)
        for way in ways:
            yield way, address


def _variant(label: str, way: str) -> str:
    """Return the name of a trial."""
    return f"{label}, {way}"


def tables(samples: Samples, labels: list[str]) -> list[Table]:
    """Return the tables of what was measured."""
    ways = (COPIES, ON_THE_FLY, WHOLE)

    def rows(quantity: str) -> list[Row]:
        return [
            Row(label, {way: samples.series(_variant(label, way), quantity) for way in ways})
            for label in labels
        ]

    return [
        Table("Requests a second", ways, rows(RATE), base=COPIES),
        Table("Sent, MB a second", ways, rows(SPEED), base=COPIES),
        Table("99 of 100 requests took at most, ms", ways, rows(SLOW), base=COPIES),
    ]


SUITE = Suite("serve", "what a web server has to do", METHOD, measure)
