def table(rows):
    lines = []
    for part, price in rows:
        lines.append(f"{part:<8}{price:>8}")
    return "\n".join(lines)


print(table([("tube", 1200), ("bell", -9)]))
