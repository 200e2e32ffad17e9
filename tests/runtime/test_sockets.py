"""Sockets of a page at 127.0.0.1, and the servers that stand on them."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.runtime.sockets_programs import PROGRAMS

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_prints_what_it_prints_on_a_desktop_twice(threaded: Interpreter, name: str) -> None:
    source, printed = PROGRAMS[name]
    for _ in range(2):
        ran = threaded.run(dedent(source))
        assert (ran.outcome, ran.text) == ("ok", printed)
