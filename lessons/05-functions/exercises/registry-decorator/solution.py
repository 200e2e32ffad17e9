registry = {}


def enter(thing, name):
    if name in registry:
        raise ValueError(
            f"{thing.__name__} can't be registered as {name!r}:"
            f" {registry[name].__name__} already is"
        )
    registry[name] = thing
    return thing


def register(given):
    # Ask for the string: what is decorated may be anything else.
    if isinstance(given, str):
        return lambda thing: enter(thing, given)
    return enter(given, given.__name__)
