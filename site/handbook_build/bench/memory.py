"""How much memory the pages of a browser take, as Linux tells it.

Owns: finding a browser's renderer processes. Standard library only; elsewhere than on Linux nothing
is measured.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["renderer_mb", "renderers_mb"]

PROC = Path("/proc")

# Chromium draws some of its own windows, such as that of the address bar, in renderers too.
OF_THE_BROWSER = "--top-chrome-webui"


def renderer_mb(profile: Path, proc: Path = PROC) -> float | None:
    """Return the memory of all pages of a browser: their share of each page of RAM (PSS), in MB.

    :param profile: the browser's ``--user-data-dir``, by which it is found
    :param proc: where Linux shows its processes
    :return: None where the system doesn't tell
    """
    sizes = renderers_mb(profile, proc)
    return sum(sizes) if sizes else None


def renderers_mb(profile: Path, proc: Path = PROC) -> list[float]:
    """Return the memory of each process for pages of a browser, as ``renderer_mb`` adds them up.

    Chromium has an empty one in reserve, so the largest is that of a browser's only page.
    """
    commands = _commands(proc)
    mains = {pid for pid, words in commands.items() if _is_main(words, profile)}
    parents = {pid: _parent(proc / str(pid)) for pid in commands}
    sizes = [
        _pss_kb(proc / str(pid))
        for pid, words in commands.items()
        if _is_page(words) and mains & _ancestors(pid, parents)
    ]
    return [size * 1024 / 1e6 for size in sizes if size is not None]


def _commands(proc: Path) -> dict[int, list[str]]:
    """Return the command line of every process that can be read."""
    found = {}
    for folder in proc.glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        # What a zygote forks has its words joined by spaces.
        found[int(folder.name)] = line.replace(" ", "\0").split("\0")
    return found


def _is_main(words: list[str], profile: Path) -> bool:
    """Return whether a command line is that of the browser itself, not of a helper."""
    own = f"--user-data-dir={profile}" in words
    return own and not any(word.startswith("--type=") for word in words)


def _is_page(words: list[str]) -> bool:
    """Return whether a command line is that of a process for pages, or of a spare one."""
    return "--type=renderer" in words and OF_THE_BROWSER not in words


def _parent(folder: Path) -> int:
    """Return the parent of a process; 0 when it is gone."""
    found = re.search(r"^PPid:\s*(\d+)", _text(folder / "status"), re.MULTILINE)
    return int(found[1]) if found else 0


def _ancestors(pid: int, parents: dict[int, int]) -> set[int]:
    """Return the parent, its parent and so on."""
    found: set[int] = set()
    while (pid := parents.get(pid, 0)) and pid not in found:
        found.add(pid)
    return found


def _pss_kb(folder: Path) -> int | None:
    """Return the proportional set size of a process."""
    found = re.search(r"^Pss:\s*(\d+) kB", _text(folder / "smaps_rollup"), re.MULTILINE)
    return int(found[1]) if found else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
