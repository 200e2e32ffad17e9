def freeze(obj):
    if isinstance(obj, list):
        return tuple(obj)
    return obj


print(freeze(["milk", ["tea"]]))
