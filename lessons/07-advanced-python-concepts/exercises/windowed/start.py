def windows(iterable, n):
    if n < 1:
        raise ValueError("a window needs at least one item")
    items = list(iterable)
    for start in range(len(items) - n):
        yield tuple(items[start : start + n])


print(list(windows([5, 7, 9, 4], 2)))
