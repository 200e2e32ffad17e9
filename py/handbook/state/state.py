"""Everything that a run may change, together, in the order in which it has to be put back."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from handbook.state.builtin_names import BuiltinNames
from handbook.state.exits import ExitFunctions
from handbook.state.interpreter import GarbageCollection, Limits, Signals, Tracing
from handbook.state.libraries import Decimals, EventLoops, Loggers, Random
from handbook.state.modules import Modules
from handbook.state.packages import Globals
from handbook.state.surroundings import Containers, Environment, Folder
from handbook.state.time_zone import zone_names

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.state.part import Part

__all__ = ["State"]


class State:
    """The interpreter as every run finds it. Making this takes the baseline.

    :param folder: the working folder; it is made, and emptied after every run.
    """

    def __init__(self, folder: Path) -> None:
        self.builtins = BuiltinNames()
        self.tracing = Tracing()
        self.exits = ExitFunctions()
        self._garbage = GarbageCollection()
        self._loops = EventLoops()
        self._random = Random()
        self._folder = Folder(folder)
        self.modules = Modules(folder.resolve())
        self._containers = Containers()
        self._parts: tuple[Part, ...] = (
            self.builtins,
            self.modules,  # before what goes by names in modules
            Globals(),
            self.tracing,
            Limits(),
            Signals(),
            self._containers,
            self._loops,
            Loggers(),
            Decimals(),
            self._random,
            Environment(),
            self._folder,
            self.exits,
        )
        self._garbage.restore()  # freezes what is there by now

    def prepare(self) -> None:
        """Do what has to be done at the start of a run rather than at the end of the one before."""
        self._loops.prepare()
        self._random.restore()

    def restore(self) -> None:
        """Put everything back; what cannot be does not hinder the rest."""
        for part in (*self._parts, self._garbage):
            try:  # noqa: SIM105  contextlib may be the reader's by now
                part.restore()
            except Exception:
                pass

    def revive(self) -> None:
        """Put in place what a memory snapshot does not hold, or holds of an earlier time."""
        self._containers.restore()
        self._folder.restore()
        vars(time).update(zone_names())
        logging._startTime = time.time_ns()  # type: ignore[attr-defined]  # private, not in typeshed
        for module in (time, logging):
            self.modules.renew(module)

    def close(self) -> None:
        """Undo what taking the baseline has changed; a page never does."""
        self.exits.close()
        self.modules.close()
        self._garbage.close()
