# fails: test_grouped_and_negative: expected
# fails: test_none: expected
# fails: test_text_of_digits: expected
# fails: test_three_columns: expected
def table(rows):
    widths = [max(len(str(c)) for c in col) for col in zip(*rows)]
    lines = []
    for row in rows:
        cells = []
        for cell, width in zip(row, widths):
            if isinstance(cell, str):
                cells.append(f"{cell:<{width}}")
            elif cell is None:
                cells.append(f"{'-':>{width}}")
            else:
                cells.append(f"{cell:>{width},}")
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
