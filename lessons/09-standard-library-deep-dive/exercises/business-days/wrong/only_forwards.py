# fails: test_backwards: should be Thursday the 22nd
# fails: test_start_on_weekend: should be Friday the 23rd
# fails: test_holidays_backwards: should be the 24th
from datetime import datetime, timedelta


def add_business_days(day, n, holidays):
    while n > 0:
        day += timedelta(days=1)
        plain = day.date() if isinstance(day, datetime) else day
        if plain.weekday() < 5 and plain not in holidays:
            n -= 1
    return day
