# fails: test_unsupported: for the type object; it gave no error
# fails: test_unsupported_within: it gave no error
def freeze(obj):
    if isinstance(obj, (list, tuple)):
        return tuple(freeze(item) for item in obj)
    if isinstance(obj, (set, frozenset)):
        return frozenset(freeze(item) for item in obj)
    if isinstance(obj, dict):
        return frozenset((k, freeze(v)) for k, v in obj.items())
    hash(obj)
    return obj
