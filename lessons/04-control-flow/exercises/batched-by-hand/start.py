def chunks(iterable, n, strict=False):
    items = list(iterable)
    yield tuple(items)


print(list(chunks("apple", 2)))
