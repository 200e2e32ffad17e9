# fails: test_wrapped: should be {'parcel': False, 'zone': True}
import inspect


def describe(function):
    try:
        found = inspect.signature(function, follow_wrapped=False)
    except ValueError:
        parameters = None
    else:
        parameters = {
            name: parameter.default is not parameter.empty
            for name, parameter in found.parameters.items()
        }
    return {
        "name": function.__name__,
        "parameters": parameters,
        "is_generator": inspect.isgeneratorfunction(function),
    }
