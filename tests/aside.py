"""Calls beside the one Playwright of the tests, which runs an event loop in their thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["aside"]

T = TypeVar("T")


def aside(call: Callable[[], T]) -> T:
    """Return what a call returns, or raise what it raises, in a thread of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(call).result()
