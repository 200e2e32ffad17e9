"""`handbook.schedule()`: a race that shows itself every time, or is looked for.

Owns: what a program and the tests of an exercise call.

Imports nothing of the browser. Where threads can't be steered, as on a desktop, it changes nothing.
"""

from __future__ import annotations

import re
from contextlib import ContextDecorator
from typing import TYPE_CHECKING, get_args

from handbook.concurrency.order import Order, ScheduleError, Switch
from handbook.concurrency.scheduler import scheduler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["failing_seed", "parse_schedule", "schedule", "when_schedule_begins"]

_WRITTEN = re.compile(r"seed:(?P<seed>[0-9]+)(?: switch:(?P<switch>[a-z]+))?")


class schedule(ContextDecorator):  # noqa: N801  used as a function
    """Have threads take turns in an order that a seed decides, in a `with` block or a function.

    :param seed: the same seed gives the same order.
    :param switch: "blocking", "slice" or "instruction", see `Order`.
    :raises ScheduleError: for another word.
    """

    def __init__(self, seed: int = 0, switch: Switch = "slice") -> None:
        if switch not in get_args(Switch):
            message = (
                f"schedule(switch={switch!r}): it has to be one of {', '.join(get_args(Switch))}"
            )
            raise ScheduleError(message)
        self._seed = seed
        self._switch: Switch = switch
        self._order: Order | None = None

    def __enter__(self) -> schedule:
        """Begin.

        :raises ScheduleError: within another one.
        """
        if not scheduler.stacks.switches:
            return self
        if scheduler.order is not None:
            message = "a schedule is kept already: end it before the next one begins"
            raise ScheduleError(message)
        for call in _listeners:
            call()
        order = Order(self._seed, self._switch)
        order.start()
        self._order = order
        scheduler.follow(order)
        return self

    def __exit__(self, *_error: object) -> None:
        """End; threads that are left go on as they do without a schedule."""
        order, self._order = self._order, None
        if order is not None:
            order.stop()
            if scheduler.order is order:
                scheduler.follow(None)


_listeners: list[Callable[[], object]] = []


def when_schedule_begins(call: Callable[[], object]) -> None:
    """Have something called before: what must not come in the middle of a schedule."""
    _listeners.append(call)


def failing_seed(
    call: Callable[[], object], seeds: Iterable[int] = range(200), switch: Switch = "slice"
) -> int | None:
    """Look for an order of turns in which something goes wrong.

    :param call: is called under one seed after the other.
    :return: the first seed under which it raises; None when there is none. To see it again, call
        `schedule(seed, switch)(call)()`. In a `with` block the lines around the call count as well.
    :raises ScheduleError: within a schedule.
    """
    for seed in seeds:
        try:
            with schedule(seed, switch):
                call()
        except ScheduleError:  # ours: it says nothing about this seed
            raise
        except Exception:  # the reader's code
            return seed
    return None


def parse_schedule(text: str) -> schedule:
    """Read a schedule as the fence of an example has it: `seed:7 switch:slice`.

    :raises ScheduleError: when it is none.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        message = f"schedule={text!r}: write it as seed:7 or seed:7 switch:instruction"
        raise ScheduleError(message)
    return schedule(int(found["seed"]), found["switch"] or "slice")  # type: ignore[arg-type]  # refused there
