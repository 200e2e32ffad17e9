PLAIN = int, float, complex, bool, str, bytes


def freeze(obj):
    if obj is None or isinstance(obj, PLAIN):
        return obj
    if isinstance(obj, (list, tuple)):
        return tuple(freeze(item) for item in obj)
    if isinstance(obj, (set, frozenset)):
        return frozenset(freeze(item) for item in obj)
    if isinstance(obj, dict):
        # A frozenset of pairs: the order of keys must not matter.
        return frozenset((k, freeze(v)) for k, v in obj.items())
    # Unknown types may change, even those that have a hash.
    raise TypeError(f"cannot freeze {type(obj).__name__}")
