# fails: test_zero: should come back as it is
# fails: test_start_on_weekend: should be Monday the 26th
from datetime import datetime, timedelta


def add_business_days(day, n, holidays):
    def free(day):
        plain = day.date() if isinstance(day, datetime) else day
        return plain.weekday() > 4 or plain in holidays

    step = timedelta(days=-1 if n < 0 else 1)
    while free(day):
        day += step
    for _ in range(abs(n)):
        day += step
        while free(day):
            day += step
    return day
