# fails: test_builtin_without_signature: no signature found
import inspect


def describe(function):
    parameters = inspect.signature(function).parameters
    return {
        "name": function.__name__,
        "parameters": {
            name: parameter.default is not parameter.empty
            for name, parameter in parameters.items()
        },
        "is_generator": inspect.isgeneratorfunction(function),
    }
