def first(pred, iterable, default=None):
    return [item for item in iterable if pred(item)][0]


print(first(str.isupper, ["a", "B", "C"]))
