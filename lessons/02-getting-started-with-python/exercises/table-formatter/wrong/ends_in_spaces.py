# fails: test_text_at_the_end: expected
def show(cell):
    if cell is None:
        return "-"
    return cell if isinstance(cell, str) else f"{cell:,}"


def table(rows):
    widths = [max(len(show(c)) for c in col) for col in zip(*rows)]
    lines = []
    for row in rows:
        cells = []
        for cell, width in zip(row, widths):
            side = "<" if isinstance(cell, str) else ">"
            cells.append(f"{show(cell):{side}{width}}")
        lines.append("  ".join(cells))
    return "\n".join(lines)
