"""`sys.flags` of a process: what its command line and its environment say.

Imports nothing of the browser.
"""

from __future__ import annotations

import os
import sys
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["environment", "set_flags"]

LETTERS = {
    "b": "bytes_warning",
    "B": "dont_write_bytecode",
    "d": "debug",
    "E": "ignore_environment",
    "i": "inspect",
    "I": "isolated",
    "O": "optimize",
    "P": "safe_path",
    "q": "quiet",
    "s": "no_user_site",
    "S": "no_site",
    "v": "verbose",
}
"""What options are called in `sys.flags`."""

ISOLATED = "EPs"
"""Options that -I implies."""

VARIABLES = {
    "PYTHONDEBUG": "debug",
    "PYTHONDONTWRITEBYTECODE": "dont_write_bytecode",
    "PYTHONINSPECT": "inspect",
    "PYTHONNOUSERSITE": "no_user_site",
    "PYTHONOPTIMIZE": "optimize",
    "PYTHONSAFEPATH": "safe_path",
    "PYTHONVERBOSE": "verbose",
    "PYTHONDEVMODE": "dev_mode",
}

SWITCHES = frozenset({"dont_write_bytecode", "ignore_environment", "no_site", "no_user_site"})
"""What is 1 however often it is given, where others count."""

TRUTHS = frozenset({"safe_path", "dev_mode"})
"""What is True or False."""


class Flags(tuple[Any, ...]):
    """As `sys.flags`, whose own type lets nobody make another."""

    def __repr__(self) -> str:
        """Show as `sys.flags` does."""
        fields = zip(vars(self), self, strict=False)
        return f"sys.flags({', '.join(f'{name}={value!r}' for name, value in fields)})"


Flags.__module__, Flags.__qualname__, Flags.__name__ = "sys", "flags", "flags"


def environment(letters: str) -> Mapping[str, str]:
    """Return the variables that say how the interpreter runs: none, where they are not to.

    :param letters: the options of the command line.
    """
    return {} if set(letters) & {"E", "I"} else os.environ


def _names() -> list[str]:
    members = vars(type(sys.flags)).items()
    return [name for name, value in members if isinstance(value, MemberDescriptorType)]


def set_flags(letters: str, options: dict[str, Any]) -> None:
    """Have `sys.flags` say what the process was started with.

    :param letters: the options of one letter, as often as they were given.
    :param options: those of -X.
    """
    shown = sys.flags.__match_args__  # some can only be asked for, by name
    all_names = [*shown, *(name for name in _names() if name not in shown)]
    flags: dict[str, Any] = {name: getattr(sys.flags, name) for name in all_names}
    given = letters + (ISOLATED if "I" in letters else "")
    for letter in given:
        name = LETTERS.get(letter)
        if name is not None:
            flags[name] = 1 if name in SWITCHES else flags[name] + 1
    for variable, name in VARIABLES.items():
        text = environment(letters).get(variable, "")
        if text:
            flags[name] = max(flags[name], int(text) if text.isdigit() else 1)
    if options.get("dev"):
        flags["dev_mode"] = True
    for name in TRUTHS:
        flags[name] = bool(flags[name])
    new = Flags(flags[name] for name in shown)
    vars(new).update(flags)
    vars(sys)["flags"] = new
    sys.dont_write_bytecode = bool(flags["dont_write_bytecode"])
