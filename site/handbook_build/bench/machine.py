"""What a benchmark ran on, without saying whose computer it is.

Standard library only; imports nothing of the handbook.
"""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

__all__ = ["cpu_model", "describe"]

CPU_INFO = Path("/proc/cpuinfo")


def describe(browser: str) -> str:
    """Return one line on processor, cores, memory, load, system and browser.

    :param browser: its name and version
    """
    parts = [cpu_model(), f"{os.cpu_count()} cores", _memory(), _load(), platform.system(), browser]
    return ", ".join(part for part in parts if part)


def cpu_model(info: Path = CPU_INFO) -> str:
    """Return the name of the processor.

    :param info: Linux's file on it
    """
    try:
        found = re.search(
            r"^model name\s*:\s*(.+)$", info.read_text(encoding="utf-8"), re.MULTILINE
        )
    except OSError:
        found = None
    return found[1].strip() if found else platform.processor() or platform.machine()


def _memory() -> str:
    """Return how much memory there is; nothing where the system doesn't say."""
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return ""
    return f"{size / 2**30:.0f} GB"


def _load() -> str:
    """Return how busy the machine is with other things."""
    try:
        return f"load {os.getloadavg()[0]:.1f} before"
    except (AttributeError, OSError):
        return ""
