def first(pred, iterable, default=None):
    # next asks once, and the rest is never computed.
    return next((item for item in iterable if pred(item)), default)
