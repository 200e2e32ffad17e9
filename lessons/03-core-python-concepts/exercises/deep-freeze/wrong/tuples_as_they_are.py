# fails: test_tuples: should be ('milk', (1, 2))
PLAIN = int, float, complex, bool, str, bytes, tuple, type(None)


def freeze(obj):
    if isinstance(obj, PLAIN):
        return obj
    if isinstance(obj, list):
        return tuple(freeze(item) for item in obj)
    if isinstance(obj, (set, frozenset)):
        return frozenset(freeze(item) for item in obj)
    if isinstance(obj, dict):
        return frozenset((k, freeze(v)) for k, v in obj.items())
    raise TypeError(type(obj))
