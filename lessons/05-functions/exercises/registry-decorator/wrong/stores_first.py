# fails: test_duplicate_changes_nothing: should still be letter
registry = {}


def enter(thing, name):
    holder = registry.get(name)
    registry[name] = thing
    if holder is not None:
        raise ValueError(
            f"{name}: {holder.__name__} or {thing.__name__}?"
        )
    return thing


def register(given):
    if isinstance(given, str):
        return lambda thing: enter(thing, given)
    return enter(given, given.__name__)
