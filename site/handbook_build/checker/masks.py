r"""What ``varies=`` lets differ from run to run, and nothing more.

Owns: the meaning of each kind of mask. Must not import Playwright or Sphinx.

``"regex"``
    What the pattern matches; ``^`` and ``$`` stand for the ends of each line. Applied first.
``time``
    A number with a unit of time (``1.25 ms``, ``3 seconds``, ``1e-05 s``); a date
    (``2026-05-01``, ``1 May 2026``, ``Fri May  1 12:00:00 2026``); a time of day, with seconds
    and offset if it has them (``12:05``, ``12:05:59.25+00:00``); seconds, milliseconds,
    microseconds or nanoseconds since 1970, of 10, 13, 16 or 19 digits that begin with 1 or 2.
``address``
    ``0x`` and hexadecimal digits. An ``id()`` printed as a plain number is not one.
``size``
    A number with a unit of bytes (``88 bytes``, ``1.5 kB``, ``3 MiB``).
``path``
    An absolute path, from a slash on, as far as letters, digits and ``_ . + @ ~ -`` go.

A number takes the spaces before it along, since a column may be padded. All that matches becomes
one placeholder: how long it was makes no difference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook_build.checker.manifest import Mask

__all__ = ["mask"]

_NUMBER = r"[ ]*(?<![\w.])-?\d[\d_,]*(?:\.\d+)?(?:[eE][+-]?\d+)?"
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_UNIT_OF_TIME = (
    r"(?:ns|nsec|nanoseconds?|[µμu]s|usec|microseconds?|ms|msec|milliseconds?"
    r"|s|secs?|seconds?|mins?|minutes?|h|hours?|days?)"
)
_OFFSET = r"(?:[ ]?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\b)?"
_TIME_OF_DAY = rf"\b\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d+)?)?(?!\d){_OFFSET}"
_DATES = (
    r"\b\d{4}-\d{2}-\d{2}(?=\b|T)T?",
    rf"(?:\b{_DAY}[ ]+)?\b\d{{1,2}}[ ]{_MONTH}[ ]\d{{4}}\b",
    rf"(?:\b{_DAY}[ ]+)?\b{_MONTH}[ ]+\d{{1,2}},?[ ](?:{_TIME_OF_DAY}[ ])?\d{{4}}\b",
)
_EPOCH = r"(?<![\w.])[12](?:\d{9}|\d{12}|\d{15}|\d{18})(?:\.\d+)?(?![\w])"

_KINDS = {
    "time": (*_DATES, _TIME_OF_DAY, rf"{_NUMBER}[ ]?{_UNIT_OF_TIME}\b", _EPOCH),
    "address": (r"\b0x[0-9a-fA-F]+\b",),
    "size": (rf"{_NUMBER}[ ]?(?:bytes?|[kKMGT]i?B|B)\b",),
    "path": (r"(?<![\w./:<>)\]])/[\w.+@~-]+(?:/[\w.+@~-]+)*/?",),
}


def mask(text: str, masks: Sequence[Mask]) -> str:
    """Return a text with what may differ replaced by placeholders such as ``⟨time⟩``.

    :param masks: as an example's ``varies=`` gives them
    """
    for own in masks:
        if own.pattern is not None:
            text = re.sub(own.pattern, "⟨regex⟩", text, flags=re.MULTILINE)
    kinds = {own.kind for own in masks if own.pattern is None}
    for kind, patterns in _KINDS.items():
        if kind in kinds:
            for pattern in patterns:
                text = re.sub(pattern, f"⟨{kind}⟩", text)
    return text
