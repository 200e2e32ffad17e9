# fails: test_no_match: you gave 'StopIteration'
def first(pred, iterable, default=None):
    return next(item for item in iterable if pred(item))
