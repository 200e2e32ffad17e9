"""Who gets a signal, and who belongs to which group."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from handbook.concurrency import signals
from handbook.processes import groups, spawning
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.processes.conftest import Page


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    spawning.become(os.getpid(), 1)


def test_signals_go_to_the_process_that_is_named(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised = list[int]()
    monkeypatch.setattr(signals, "raise_signal", raised.append)
    spawning.become(77, 42)
    assert (spawning.getpid(), spawning.getppid()) == (77, 42)
    groups.kill(77, signal.SIGINT)
    groups.kill(0, 0)
    assert (raised, page.asked) == ([signal.SIGINT], [])
    with pytest.raises(ProcessLookupError):
        groups.kill(43, signal.SIGTERM)  # there is no kernel that could know it
    kernel.tell("warm")  # it is used from now on
    page.answers.extend([0, "!ESRCH"])
    groups.kill(43, signal.SIGTERM)
    with pytest.raises(ProcessLookupError):
        groups.kill(43, 0)
    assert page.asked[0] == ("kill", [43, signal.SIGTERM], None)
    with pytest.raises(OSError, match="can't be stopped and continued"):
        groups.kill(43, signal.SIGSTOP)


def test_groups_are_the_kernels_business_once_there_are_other_processes(page: Page) -> None:
    spawning.become(42, 1)
    assert (groups.getpgrp(), groups.getpgid(42), groups.getsid(0)) == (42, 42, 42)
    assert page.asked == []
    kernel.tell("warm")  # it is used from now on
    page.answers.extend([[43, 42], [43, 42], 0, 0, 0])
    assert (groups.getpgid(43), groups.getsid(43)) == (43, 42)
    groups.killpg(43, signal.SIGTERM)
    groups.setpgrp()
    groups.setsid()
    assert [(op, args) for op, args, _ in page.asked[2:]] == [
        ("kill", [-43, signal.SIGTERM]),
        ("setpgid", [0, 0]),
        ("setsid", []),
    ]
    with pytest.raises(OSError, match="Invalid argument"):
        groups.killpg(-43, signal.SIGTERM)
