import inspect


def describe(function):
    """Return name, parameters and is_generator of a function."""
    return {"name": function.__name__}


def postage(kilos, zone="local"):
    return 4 * kilos


print(describe(postage))
