# fails: test_default_of_none: 'note': True
import inspect


def describe(function):
    try:
        found = inspect.signature(function).parameters
        nothing = (inspect.Parameter.empty, None)
        parameters = {
            name: parameter.default not in nothing
            for name, parameter in found.items()
        }
    except ValueError:
        parameters = None
    return {
        "name": function.__name__,
        "parameters": parameters,
        "is_generator": inspect.isgeneratorfunction(function),
    }
