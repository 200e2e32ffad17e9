"""Running the cells of downloaded notebooks as nbclient does, and what came of it.

Owns: which cells a Python leaves out, and what a cell's outcome is. Must not import pytest.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import nbformat
from nbclient import NotebookClient

from tests.aside import aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.downloads.pythons import Native

__all__ = ["RAISES", "SKIP", "Outcome", "read", "run_all"]

SKIP, RAISES = "skip-execution", "raises-exception"

#: So many kernels at a time.
KERNELS = 2
LIMIT_S = 240


@dataclass(frozen=True)
class Outcome:
    """What became of one cell.

    :param recorded: the output in the download
    :param printed: the output of this run
    :param error: what it raised, "" if nothing
    """

    notebook: str
    name: str
    tags: frozenset[str]
    recorded: str
    printed: str
    error: str

    @property
    def skipped(self) -> bool:
        return SKIP in self.tags

    @property
    def is_wrong(self) -> bool:
        """Whether it raised something though nothing says that it should."""
        return bool(self.error) and RAISES not in self.tags

    @property
    def is_compared(self) -> bool:
        """Whether it should print what was recorded, errors and pictures aside."""
        return not self.skipped and not self.tags & {RAISES, "exercise", "again", "files"}


def read(path: Path) -> Any:
    """Return a notebook that follows the schema of its format.

    :raises nbformat.ValidationError: if it doesn't
    """
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)  # type: ignore[no-untyped-call]  # has none
    nbformat.validate(notebook)
    return notebook


def run_all(
    paths: list[Path], native: Native, environment: Mapping[str, str], work: Path
) -> list[Outcome]:
    """Run notebooks, each with a kernel and a working folder of its own.

    :param environment: of the kernels, which name one "native"
    :param work: an empty folder
    """

    async def everything() -> list[list[Outcome]]:
        free = asyncio.Semaphore(KERNELS)

        async def one(path: Path) -> list[Outcome]:
            async with free:
                return await _run(path, native, environment, work / path.stem)

        return await asyncio.gather(*(one(path) for path in paths))

    os.environ["JUPYTER_PATH"] = environment["JUPYTER_PATH"]  # where a client looks for kernels
    done = aside(lambda: asyncio.run(everything()))
    return [outcome for outcomes in done for outcome in outcomes]


async def _run(
    path: Path, native: Native, environment: Mapping[str, str], work: Path
) -> list[Outcome]:
    """Run one notebook."""
    notebook = read(path)
    recorded = {cell.id: _text(cell.outputs) for cell in _code_cells(notebook)}
    for cell in _code_cells(notebook):
        told = cell.metadata.get("handbook", {})
        if native.lacks(told.get("since"), told.get("packages", [])):
            cell.metadata["tags"].append(SKIP)
    work.mkdir()
    client = NotebookClient(
        notebook,
        kernel_name="native",
        timeout=LIMIT_S,
        allow_errors=True,
        resources={"metadata": {"path": str(work)}},
    )
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    await client.async_execute(env=dict(environment), **quiet)
    return [
        Outcome(
            path.stem,
            cell.id,
            frozenset(cell.metadata.get("tags", [])),
            recorded[cell.id],
            _text(cell.outputs),
            _error(cell.outputs),
        )
        for cell in _code_cells(notebook)
    ]


def _code_cells(notebook: Any) -> Iterator[Any]:
    return (cell for cell in notebook.cells if cell.cell_type == "code")


def _text(outputs: list[Any]) -> str:
    return "".join(output.text for output in outputs if output.output_type == "stream")


def _error(outputs: list[Any]) -> str:
    errors = [item for item in outputs if item.output_type == "error"]
    return f"{errors[0].ename}: {errors[0].evalue}" if errors else ""
