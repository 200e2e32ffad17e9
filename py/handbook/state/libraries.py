"""State inside objects of the standard library, where putting a module's names back does not reach.

Owns: logging, decimal, random, asyncio.
"""

from __future__ import annotations

import asyncio
import decimal
import logging
import random
import sys
from typing import Any

__all__ = ["Decimals", "EventLoops", "Loggers", "Random"]


class Random:
    """The generator behind the functions of `random`, anew for every run as for a process."""

    def restore(self) -> None:
        """Put it back."""
        random.seed()


class Decimals:
    """The contexts that new ones are copied from, and the current one."""

    _CONTEXTS = (decimal.DefaultContext, decimal.BasicContext, decimal.ExtendedContext)
    _FIELDS = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp")

    def __init__(self) -> None:
        self._saved = [context.copy() for context in self._CONTEXTS]
        self._current = decimal.getcontext()
        self._current_saved = self._current.copy()

    def restore(self) -> None:
        """Put it back."""
        decimal.setcontext(self._current)
        pairs = zip(self._CONTEXTS, self._saved, strict=True)
        for context, saved in (*pairs, (self._current, self._current_saved)):
            for field in self._FIELDS:
                setattr(context, field, getattr(saved, field))
            context.traps = saved.traps
            context.flags = saved.flags


class Loggers:
    """The root logger, all others, and the handlers that logging shuts down at the end."""

    _DEFAULTS: dict[str, Any] = {  # noqa: RUF012  never changed
        "level": logging.NOTSET,
        "propagate": True,
        "disabled": False,
        "handlers": (),
        "filters": (),
    }

    def __init__(self) -> None:
        self._known = logging.root.manager.loggerDict
        self._saved = {name: _settings(one) for name, one in self._loggers()}
        self._names = set(self._known)
        tables: tuple[Any, ...] = (logging._levelToName, logging._nameToLevel)
        self._tables = [(table, table.copy()) for table in tables]
        self._handlers = list(logging._handlerList)  # type: ignore[attr-defined]  # private, not in typeshed

    def restore(self) -> None:
        """Put it back."""
        logging.root.manager.disable = 0
        logging.root.manager.loggerClass = None
        logging.root.manager.logRecordFactory = None
        for name in self._known.keys() - self._names:
            if name.partition(".")[0] not in sys.modules:
                del self._known[name]
        for name, logger in self._loggers():
            _apply(logger, self._saved.get(name, self._DEFAULTS))
        for current, saved in self._tables:
            current.clear()
            current.update(saved)
        logging._handlerList[:] = self._handlers  # type: ignore[attr-defined]  # private, not in typeshed

    def _loggers(self) -> list[tuple[str, logging.Logger]]:
        named = [(n, one) for n, one in self._known.items() if isinstance(one, logging.Logger)]
        return [("", logging.root), *named]


def _settings(logger: logging.Logger) -> dict[str, Any]:
    names = ("level", "propagate", "disabled")
    lists = {"handlers": logger.handlers[:], "filters": logger.filters[:]}
    return {name: getattr(logger, name) for name in names} | lists


def _apply(logger: logging.Logger, settings: dict[str, Any]) -> None:
    for name in ("level", "propagate", "disabled"):
        setattr(logger, name, settings[name])
    logger.handlers[:] = settings["handlers"]
    logger.filters[:] = settings["filters"]
    logger._cache.clear()  # type: ignore[attr-defined]  # private, not in typeshed


class EventLoops:
    """The event loop that is current or running, and tasks on a loop that outlives the run."""

    def __init__(self) -> None:
        self._policy: Any = asyncio.events._event_loop_policy  # type: ignore[attr-defined]  # private, not in typeshed
        self._local = dict(self._loop_of_thread())
        self._running = asyncio._get_running_loop()
        self._tasks: set[asyncio.Task[Any]] = set()

    def prepare(self) -> None:
        """Note the tasks that are not the program's."""
        self._running = asyncio._get_running_loop()
        self._tasks = self._all_tasks()

    def restore(self) -> None:
        """Put it back."""
        for task in self._all_tasks() - self._tasks:
            task.cancel()
        self._tasks = set()
        asyncio._set_running_loop(self._running)
        current = self._loop_of_thread()
        if current != self._local:
            current.clear()
            current.update(self._local)

    def _loop_of_thread(self) -> dict[str, Any]:
        local = getattr(self._policy, "_local", None)
        return {} if local is None else vars(local)

    def _all_tasks(self) -> set[asyncio.Task[Any]]:
        return set() if self._running is None else asyncio.all_tasks(self._running)
