from datetime import date, datetime, timedelta


def add_business_days(day, n, holidays):
    return day + timedelta(days=n)


christmas = {date(2026, 12, 25)}
print(add_business_days(date(2026, 12, 24), 2, christmas))
