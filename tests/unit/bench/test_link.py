from __future__ import annotations

import io

import pytest
from handbook_build.bench.link import LOCAL, PIECE_BYTES, Link, Meter, Throttle


class Clock:
    """Time that passes only in sleep."""

    def __init__(self) -> None:
        self.now = 100.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def throttle(self, bits_per_s: float | None) -> Throttle:
        return Throttle(Link("a link", bits_per_s), lambda: self.now, self.sleep)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_throttle_takes_the_time_of_the_bytes(clock: Clock) -> None:
    throttle = clock.throttle(8_000)
    for _ in range(10):
        throttle.pass_bytes(500)
    assert clock.now == pytest.approx(105)


def test_throttle_saves_nothing_up_while_idle(clock: Clock) -> None:
    throttle = clock.throttle(8_000)
    throttle.pass_bytes(1000)
    clock.now += 60
    throttle.pass_bytes(1000)
    assert clock.now == pytest.approx(162)


def test_throttle_is_shared_by_all_that_use_it() -> None:
    times: list[float] = []
    throttle = Throttle(Link("a link", 8_000), lambda: 0.0, times.append)
    for _ in range(3):
        throttle.pass_bytes(1000)
    assert times == pytest.approx([1, 2, 3])


def test_unlimited_link_never_waits(clock: Clock) -> None:
    clock.throttle(LOCAL.bits_per_s).pass_bytes(10**9)
    assert clock.now == 100


def test_meter_writes_everything_in_pieces_and_counts_it(clock: Clock) -> None:
    counted: list[tuple[int, int]] = []
    target = io.BytesIO()
    data = bytes(range(256)) * 200
    meter = Meter(target, clock.throttle(8 * len(data)), lambda *pair: counted.append(pair))
    assert meter.write(data) == len(data)
    assert target.getvalue() == data
    assert clock.now == pytest.approx(101)
    assert [size for _, size in counted[:-1]] == [PIECE_BYTES] * (len(data) // PIECE_BYTES)
    assert sum(size for _, size in counted) == len(data)
