# fails: test_bare: should return the function itself
# fails: test_with_name: should return the function itself
# fails: test_classes: should return the class itself
registry = {}


def enter(thing, name):
    if name in registry:
        holder = registry[name].__name__
        raise ValueError(f"{name}: {holder} or {thing.__name__}?")
    registry[name] = thing


def register(given):
    if isinstance(given, str):
        return lambda thing: enter(thing, given)
    return enter(given, given.__name__)
