# fails: test_two_columns: expected
# fails: test_grouped_and_negative: expected
# fails: test_none: expected
# fails: test_text_at_the_end: expected
# fails: test_text_of_digits: expected
# fails: test_three_columns: expected
def show(cell):
    if cell is None:
        return "-"
    return cell if isinstance(cell, str) else f"{cell:,}"


def table(rows):
    shown = [[show(cell) for cell in row] for row in rows]
    widths = [max(len(text) for text in col) for col in zip(*shown)]
    lines = []
    for row in shown:
        cells = [f"{text:{w}}" for text, w in zip(row, widths)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
