# fails: test_order_of_keys: should freeze to equals
# fails: test_nested: expected
PLAIN = int, float, complex, bool, str, bytes, type(None)


def freeze(obj):
    if isinstance(obj, PLAIN):
        return obj
    if isinstance(obj, (list, tuple)):
        return tuple(freeze(item) for item in obj)
    if isinstance(obj, (set, frozenset)):
        return frozenset(freeze(item) for item in obj)
    if isinstance(obj, dict):
        return tuple((k, freeze(v)) for k, v in obj.items())
    raise TypeError(type(obj))
