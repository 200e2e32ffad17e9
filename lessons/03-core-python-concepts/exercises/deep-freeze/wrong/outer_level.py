# fails: test_nested: expected
# fails: test_order_of_keys: TypeError: cannot use 'tuple'
# fails: test_tuples: should be ('milk', (1, 2))
# fails: test_input_unchanged: TypeError: cannot use 'tuple'
PLAIN = int, float, complex, bool, str, bytes, type(None)


def freeze(obj):
    if isinstance(obj, PLAIN):
        return obj
    if isinstance(obj, (list, tuple)):
        return tuple(obj)
    if isinstance(obj, (set, frozenset)):
        return frozenset(obj)
    if isinstance(obj, dict):
        return frozenset(obj.items())
    raise TypeError(type(obj))
