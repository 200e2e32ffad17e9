"""Signals that a process holds back."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from handbook.concurrency.dispositions import is_ignored
from handbook.processes import masks
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.processes.conftest import Page

USR1, USR2 = int(signal.SIGUSR1), int(signal.SIGUSR2)


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    masks.forget_all()
    assert masks.blocked() == []


def test_kernel_is_told_once_it_is_used(page: Page) -> None:
    assert masks.pthread_sigmask(signal.SIG_BLOCK, {USR1}) == set()
    assert page.told == []
    kernel.ask("pipe", 3, 4)
    assert masks.pthread_sigmask(signal.SIG_BLOCK, {USR2}) == {USR1}
    assert page.told == [("mask", [[USR1, USR2]], None)]


def test_mask_is_inherited() -> None:
    masks.inherit([USR2])
    assert masks.blocked() == [USR2]


def test_signal_that_nobody_handles_is_ignored_or_not() -> None:
    assert is_ignored(signal.SIGCHLD)
    assert not is_ignored(signal.SIGTERM)
    before = signal.signal(signal.SIGCHLD, lambda *_: None)
    assert not is_ignored(signal.SIGCHLD)
    signal.signal(signal.SIGCHLD, before)
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    assert is_ignored(signal.SIGTERM)
    signal.signal(signal.SIGTERM, before)
