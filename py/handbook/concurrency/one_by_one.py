"""Where stacks can't be suspended: pools of threads whose threads run to their end when they start.

A worker of a pool waits for more work for ever, which can't be done there. So each piece of work
gets a thread of its own, which does it and ends.

Imports nothing of the browser.
"""

from __future__ import annotations

import queue
from concurrent.futures import thread as pools
from typing import Any

__all__ = ["install"]

_pools: Any = vars(pools)
_adjust: Any = pools.ThreadPoolExecutor._adjust_thread_count


def install() -> None:
    """Replace what makes the workers of a `ThreadPoolExecutor`, and what they do."""
    _pools["_worker"] = _worker
    vars_of_class: Any = pools.ThreadPoolExecutor
    vars_of_class._adjust_thread_count = _adjust_thread_count


def _adjust_thread_count(executor: Any) -> None:
    """Start a thread for the work that has been handed in: those before it have ended."""
    executor._threads.clear()
    _adjust(executor)


def _worker(executor_reference: Any, context: Any, work_queue: Any) -> None:
    """Do what there is to do.

    As `_worker` of Lib/concurrent/futures/thread.py in 3.14, without waiting for more.
    """
    try:
        context.initialize()
    except BaseException:  # the reader's initializer
        pools._base.LOGGER.critical("Exception in initializer:", exc_info=True)  # type: ignore[attr-defined]  # private
        executor = executor_reference()
        if executor is not None:
            executor._initializer_failed()
        return
    try:
        while True:
            item = work_queue.get_nowait()
            if item is not None:
                item.run(context)
    except queue.Empty:
        pass
    finally:
        context.finalize()
