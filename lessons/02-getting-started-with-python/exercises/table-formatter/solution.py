def show(cell):
    if cell is None:
        return "-"
    if isinstance(cell, str):
        return cell
    return f"{cell:,}"


def table(rows):
    # The width is that of what is shown: commas and signs count.
    widths = [max(len(show(c)) for c in col) for col in zip(*rows)]
    lines = []
    for row in rows:
        cells = []
        for cell, width in zip(row, widths):
            side = "<" if isinstance(cell, str) else ">"
            cells.append(f"{show(cell):{side}{width}}")
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
