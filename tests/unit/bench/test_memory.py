from __future__ import annotations

from pathlib import Path

import pytest
from handbook_build.bench.memory import renderer_mb, renderers_mb

PROFILE = Path("/tmp/bench-a")


@pytest.fixture
def proc(tmp_path: Path) -> Path:
    """Two browsers: 10 with the renderers 13, 14 and its own 15 (through a zygote); 20 with 21."""
    root = tmp_path / "proc"
    processes = {
        1: (0, "init", 0),
        10: (1, "chromium\0--user-data-dir=/tmp/bench-a\0--headless\0", 900),
        11: (10, "chromium\0--type=gpu-process\0--user-data-dir=/tmp/bench-a\0", 900),
        12: (10, "chromium\0--type=zygote\0", 900),
        13: (12, "chromium --type=renderer --lang=en\0", 50_000),
        14: (12, "chromium --type=renderer --lang=en\0", 25_000),
        15: (12, "chromium --type=renderer --lang=en --top-chrome-webui\0", 50_000),
        20: (1, "chromium\0--user-data-dir=/tmp/bench-b\0", 900),
        21: (20, "chromium --type=renderer\0", 77_000),
    }
    for pid, (parent, line, pss) in processes.items():
        folder = root / str(pid)
        folder.mkdir(parents=True)
        (folder / "cmdline").write_text(line)
        (folder / "status").write_text(f"Name:\tchromium\nPPid:\t{parent}\n")
        (folder / "smaps_rollup").write_text(
            f"Rss: 1 kB\nPss:          {pss} kB\nPss_Dirty: 5 kB\n"
        )
    (root / "meminfo").write_text("MemTotal: 1 kB\n")
    return root


def test_memory_is_that_of_the_renderers_of_one_browser(proc: Path) -> None:
    assert renderer_mb(PROFILE, proc) == pytest.approx(75_000 * 1024 / 1e6)


def test_memory_of_each_renderer_is_told_apart(proc: Path) -> None:
    sizes = sorted(renderers_mb(PROFILE, proc))
    assert sizes == pytest.approx([25_000 * 1024 / 1e6, 50_000 * 1024 / 1e6])


def test_process_that_ends_meanwhile_is_left_out(proc: Path) -> None:
    (proc / "14" / "smaps_rollup").unlink()
    assert renderer_mb(PROFILE, proc) == pytest.approx(50_000 * 1024 / 1e6)


def test_no_browser_of_that_profile_is_not_measured(proc: Path, tmp_path: Path) -> None:
    assert renderer_mb(tmp_path, proc) is None


def test_system_without_proc_is_not_measured(tmp_path: Path) -> None:
    assert renderer_mb(tmp_path, tmp_path / "nothing") is None
