# fails: test_false_match: should be 0, not 'none'
def first(pred, iterable, default=None):
    found = next((item for item in iterable if pred(item)), None)
    return found or default
