from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from answer import convert


def test_half_hours():
    """Zones with half hours and quarters come out right"""
    got = convert(
        datetime(2026, 12, 1, 9),
        "Europe/Berlin",
        ["Asia/Kolkata", "Asia/Kathmandu"],
    )
    want = {
        "Europe/Berlin": "2026-12-01 09:00",
        "Asia/Kolkata": "2026-12-01 13:30",
        "Asia/Kathmandu": "2026-12-01 13:45",
    }
    assert got == (want, None), (
        "9:00 in Berlin on 1 December should be 13:30 in Kolkata"
        " and 13:45 in Kathmandu, with no warning; you return"
        f" {got}"
    )


def test_twice():
    """2:30 on 25 October exists twice in Berlin"""
    _, got = convert(
        datetime(2026, 10, 25, 2, 30), "Europe/Berlin", []
    )
    assert got == "twice", (
        "2:30 on 25 October 2026 exists twice in Berlin; the"
        f" warning is {got!r}"
    )


def test_missing():
    """2:30 on 29 March doesn't exist in Berlin"""
    times, got = convert(
        datetime(2026, 3, 29, 2, 30),
        "Europe/Berlin",
        ["Europe/London"],
    )
    assert got == "missing", (
        "2:30 on 29 March 2026 doesn't exist in Berlin; the"
        f" warning is {got!r}"
    )
    assert times == {
        "Europe/Berlin": "2026-03-29 02:30",
        "Europe/London": "2026-03-29 02:30",
    }, (
        "a missing time should be taken as Python takes it, which"
        f" is 2:30 in London; you return {times}"
    )


# hidden
def test_other_day():
    """A call may be on another day elsewhere"""
    times, _ = convert(
        datetime(2026, 12, 1, 22),
        "America/New_York",
        ["Asia/Tokyo"],
    )
    assert times["Asia/Tokyo"] == "2026-12-02 12:00", (
        "22:00 in New York on 1 December should be noon of the 2nd"
        f" in Tokyo; you return {times['Asia/Tokyo']}"
    )


def test_aware_is_converted():
    """An aware time keeps its moment"""
    noon = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
    got = convert(noon, "Europe/Berlin", ["Europe/London"])
    want = {
        "Europe/Berlin": "2026-07-01 05:00",
        "Europe/London": "2026-07-01 04:00",
    }
    assert got == (want, None), (
        "noon in Tokyo in July should become 5:00 in Berlin and"
        f" 4:00 in London; you return {got}"
    )


def test_aware_is_never_doubtful():
    """A moment that falls into a doubled hour is no problem"""
    utc = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("UTC"))
    times, got = convert(utc, "Europe/Berlin", [])
    assert (times["Europe/Berlin"], got) == (
        "2026-10-25 02:30",
        None,
    ), (
        "1:30 UTC is one moment, and 2:30 in Berlin: no warning was"
        f" expected, but {got!r}"
    )


def test_doubled_elsewhere():
    """Only the caller's own zone is asked"""
    _, got = convert(
        datetime(2026, 10, 25, 1, 30), "UTC", ["Europe/Berlin"]
    )
    assert got is None, (
        "1:30 UTC is one moment, though Berlin has two like it; the"
        f" warning is {got!r}"
    )


@pytest.mark.parametrize("place", ["zone", "others"])
def test_unknown_zone(place):
    """An unknown zone raises ValueError"""
    zones = (
        ("Mars/Base", [])
        if place == "zone"
        else (
            "UTC",
            ["Mars/Base"],
        )
    )
    try:
        got = convert(datetime(2026, 12, 1, 9), *zones)
    except Exception as error:
        assert isinstance(error, ValueError), (
            "the unknown zone Mars/Base should raise ValueError,"
            f" not {type(error).__name__}"
        )
    else:
        pytest.fail(
            "the unknown zone Mars/Base should raise ValueError;"
            f" you return {got}"
        )
