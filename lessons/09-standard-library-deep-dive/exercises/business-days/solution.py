from datetime import datetime, timedelta


def add_business_days(day, n, holidays):
    step = timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        # A datetime is a date by its class, but never equals one.
        plain = day.date() if isinstance(day, datetime) else day
        if plain.weekday() < 5 and plain not in holidays:
            left -= 1
    return day
