# fails: test_false_match: if the match is None
def first(pred, iterable, default=None):
    found = next((item for item in iterable if pred(item)), None)
    return default if found is None else found
