from __future__ import annotations

import platform
from pathlib import Path

from handbook_build.bench import machine

CPU_INFO = "processor\t: 0\nmodel name\t: A Processor 9000\nflags\t\t: fpu\n"


def test_cpu_model_is_read_from_linux(tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text(CPU_INFO)
    assert machine.cpu_model(tmp_path / "cpuinfo") == "A Processor 9000"


def test_cpu_model_elsewhere_is_what_python_knows(tmp_path: Path) -> None:
    assert machine.cpu_model(tmp_path / "cpuinfo") in {platform.processor(), platform.machine()}


def test_description_names_browser_and_cores_and_no_host_or_path() -> None:
    text = machine.describe("Chromium 156")
    assert text.endswith(", Chromium 156")
    assert " cores, " in text
    assert str(Path.home()) not in text
    assert platform.node() not in text.replace(",", "").split()
