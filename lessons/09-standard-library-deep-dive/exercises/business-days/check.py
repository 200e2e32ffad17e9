from datetime import date, datetime, timedelta, timezone

from answer import add_business_days

CHRISTMAS = {date(2026, 12, 25), date(2026, 12, 26)}


def test_over_a_weekend():
    """Weekends are not counted"""
    got = add_business_days(date(2026, 10, 22), 3, set())
    assert got == date(2026, 10, 27), (
        "three working days after Thursday 22 October 2026 should"
        f" be Tuesday the 27th, not {got}"
    )


def test_holiday():
    """Holidays are not counted"""
    got = add_business_days(
        date(2026, 12, 24), 2, {date(2026, 12, 25)}
    )
    assert got == date(2026, 12, 29), (
        "with the 25th a holiday, two working days after 24"
        f" December 2026 should be the 29th, not {got}"
    )


def test_backwards():
    """A negative n goes back"""
    got = add_business_days(date(2026, 10, 26), -2, set())
    assert got == date(2026, 10, 22), (
        "two working days before Monday 26 October 2026 should be"
        f" Thursday the 22nd, not {got}"
    )


# hidden
def test_zero():
    """With n of 0 the day stays, on a Sunday too"""
    sunday = date(2026, 10, 25)
    got = add_business_days(sunday, 0, set())
    assert got == sunday, (
        f"with n=0 the day should come back as it is, not as {got}"
    )


def test_start_on_weekend():
    """A weekend is a place to start from"""
    saturday = date(2026, 10, 24)
    got = add_business_days(saturday, 1, set())
    assert got == date(2026, 10, 26), (
        "one working day after Saturday 24 October 2026 should be"
        f" Monday the 26th, not {got}"
    )
    got = add_business_days(saturday, -1, set())
    assert got == date(2026, 10, 23), (
        "one working day before Saturday 24 October 2026 should be"
        f" Friday the 23rd, not {got}"
    )


def test_holiday_on_weekend():
    """A holiday on a Saturday takes no second day"""
    got = add_business_days(
        date(2026, 12, 24), 2, {date(2026, 12, 26)}
    )
    assert got == date(2026, 12, 28), (
        "with the 26th, a Saturday, a holiday, two working days"
        f" after 24 December 2026 should be the 28th, not {got}"
    )


def test_holidays_backwards():
    """Holidays count on the way back too"""
    got = add_business_days(date(2026, 12, 28), -1, CHRISTMAS)
    assert got == date(2026, 12, 24), (
        "one working day before 28 December 2026 should be the"
        f" 24th, not {got}"
    )


def test_datetime():
    """A datetime keeps its time and respects holidays"""
    zone = timezone(timedelta(hours=1))
    start = datetime(2026, 12, 24, 22, 40, tzinfo=zone)
    got = add_business_days(start, 1, CHRISTMAS)
    want = datetime(2026, 12, 28, 22, 40, tzinfo=zone)
    assert got == want and isinstance(got, datetime), (
        f"a datetime should stay one: {want} was expected,"
        f" not {got}"
    )
