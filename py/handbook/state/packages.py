"""Packages that keep what programs do in objects of theirs, past the names of their modules.

Owns: which these are, and what of them is as new for every program.
"""

from __future__ import annotations

import sys

__all__ = ["IMPORTED_ANEW", "Globals"]

IMPORTED_ANEW = frozenset({"billiard", "celery", "kombu", "vine"})
"""Each program imports them for itself, as they have registries throughout: of apps, of shared
tasks, of messages. No other package may use them, as it would keep the ones of an earlier program.
"""

_GLOBALS = {
    "opentelemetry.trace": ("_TRACER_PROVIDER_SET_ONCE",),
    "opentelemetry.metrics._internal": ("_METER_PROVIDER_SET_ONCE", "_PROXY_METER_PROVIDER"),
    "opentelemetry._logs._internal": ("_LOGGER_PROVIDER_SET_ONCE",),
    "multiprocessing.util": ("_afterfork_registry",),  # would keep celery alive
}
"""Objects that are made without arguments, by module. fastapi uses opentelemetry too, so importing
that anew would not do.
"""


class Globals:
    """Objects that programs change by using packages."""

    def restore(self) -> None:
        """Have them be as when they were made."""
        for module, names in _GLOBALS.items():
            for name in names if module in sys.modules else ():
                kept = getattr(sys.modules[module], name)
                type(kept).__init__(kept)
