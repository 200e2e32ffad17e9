# fails: test_two_columns: expected
# fails: test_grouped_and_negative: expected
# fails: test_none: expected
# fails: test_text_at_the_end: expected
# fails: test_text_of_digits: expected
# fails: test_three_columns: expected
def table(rows):
    lines = []
    for row in rows:
        line = ""
        for cell in row:
            if isinstance(cell, str):
                line += f"{cell:<10}"
            elif cell is None:
                line += f"{'-':>10}"
            else:
                line += f"{cell:>10,}"
        lines.append(line.rstrip())
    return "\n".join(lines)
