# fails: test_order_of_columns: should be found by their names
import csv


def summarise(text):
    values = {}
    for row in list(csv.reader(text.splitlines()))[1:]:
        if row:
            values.setdefault(row[0], []).append(float(row[1]))
    return {
        city: sum(numbers) / len(numbers)
        for city, numbers in values.items()
    }
