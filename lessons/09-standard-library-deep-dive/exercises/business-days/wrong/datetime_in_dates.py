# fails: test_datetime: a datetime should stay one
from datetime import timedelta


def add_business_days(day, n, holidays):
    step = timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        if day.weekday() < 5 and day not in holidays:
            left -= 1
    return day
