# fails: test_two_cities: Oslo should be 3.0
# fails: test_mean: not {'Oslo': 14.0}
# fails: test_order_of_columns: you returned {'Oslo': 14.0}
# fails: test_blank_lines: you returned {'Oslo': 14.0}
import csv
import io


def summarise(text):
    rows = csv.DictReader(io.StringIO(text))
    return {row["city"]: float(row["temperature"]) for row in rows}
