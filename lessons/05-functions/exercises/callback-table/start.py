def button_table(titles, action):
    """Return a dict of titles and functions that act on them."""
    table = {}
    for title in titles:
        table[title] = lambda: action(title)
    return table


table = button_table(["Harbour", "Rain"], str.upper)
print(table["Harbour"](), table["Rain"]())
