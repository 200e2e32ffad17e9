"""The program that measures processes, in this Python, and the tables of what it prints."""

from __future__ import annotations

import json
import subprocess
import sys

from handbook_build.bench.both import OURS
from handbook_build.bench.figures import Samples
from handbook_build.bench.processes import BOTH

NATIVE = "CPython"

MEASURE = """
import json, multiprocessing, process_costs
multiprocessing.set_start_method("spawn")
print(json.dumps(process_costs.measure(0.02)))
"""


def test_program_measures_what_the_tables_show() -> None:
    command = [sys.executable, "-c", MEASURE]
    folder = BOTH.program.parent
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True)
    seconds = json.loads(done.stdout)
    assert set(seconds) == {key for group in BOTH.groups for key in group.labels}
    assert min(seconds.values()) > 0


def test_tables_show_units_and_the_gain() -> None:
    keys = [key for group in BOTH.groups for key in group.labels]
    shown = json.dumps({**dict.fromkeys(keys, 0.002), "pool of 1": 4.0})
    samples = Samples()
    for name in (OURS, NATIVE):
        samples.add(name, BOTH.figures(f"{shown}\nmore"))
    begun, there_and_back, pools, gain = BOTH.tables(samples, NATIVE)
    for key, value in (("first", 2.0), ("queues", 2000.0), ("speed-up", 2000.0)):
        series = samples.series(NATIVE, key)
        assert series is not None
        assert series.values == (value,)
    assert [len(table.rows) for table in (begun, there_and_back, pools, gain)] == [3, 5, 2, 1]
