"""Everything that a run may change, together, in the order in which it has to be put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.state.builtin_names import BuiltinNames
from handbook.state.exits import ExitFunctions
from handbook.state.interpreter import GarbageCollection, Limits, Signals, Tracing
from handbook.state.libraries import Decimals, EventLoops, Loggers, Random
from handbook.state.modules import Modules
from handbook.state.surroundings import Containers, Environment, Folder

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
        place = Folder(folder)
        self._modules = Modules(folder.resolve())
        self._parts: tuple[Part, ...] = (
            self.builtins,
            self._modules,  # before what goes by names in modules
            self.tracing,
            Limits(),
            Signals(),
            Containers(),
            self._loops,
            Loggers(),
            Decimals(),
            self._random,
            Environment(),
            place,
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

    def close(self) -> None:
        """Undo what taking the baseline has changed; a page never does."""
        self.exits.close()
        self._modules.close()
        self._garbage.close()
