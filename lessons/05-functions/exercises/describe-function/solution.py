import inspect


def describe(function):
    """Return name, parameters and is_generator of a function."""
    try:
        signature = inspect.signature(function)
    except ValueError:
        parameters = None
    else:
        # "No default" is a value of its own, since None may be one.
        parameters = {
            name: parameter.default is not parameter.empty
            for name, parameter in signature.parameters.items()
        }
    return {
        "name": function.__name__,
        "parameters": parameters,
        "is_generator": inspect.isgeneratorfunction(function),
    }
