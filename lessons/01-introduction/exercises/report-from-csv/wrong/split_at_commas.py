# fails: test_order_of_columns: should be found by their names
# fails: test_quoted_comma: the city is called Washington, D.C.
def summarise(text):
    values = {}
    for line in text.splitlines()[1:]:
        if line.strip():
            parts = line.split(",")
            numbers = values.setdefault(parts[0], [])
            numbers.append(
                float(parts[1] if len(parts) == 2 else 0)
            )
    return {
        city: sum(numbers) / len(numbers)
        for city, numbers in values.items()
    }
