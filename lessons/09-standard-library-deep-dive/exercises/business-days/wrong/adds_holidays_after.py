# fails: test_holiday_on_weekend: should be the 28th, not 2026-12-29
# fails: test_holidays_backwards: should be the 24th
# fails: test_datetime: a datetime should stay one
from datetime import timedelta


def walk(day, n):
    step = timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        if day.weekday() < 5:
            left -= 1
    return day


def add_business_days(day, n, holidays):
    end = walk(day, n)
    if type(day).__name__ == "datetime":
        return end
    free = [h for h in holidays if day < h <= end]
    return walk(end, len(free))
