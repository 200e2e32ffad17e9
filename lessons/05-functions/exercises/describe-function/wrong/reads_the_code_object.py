# fails: test_keyword_only: should be {'parcel': False, 'zone': False
# fails: test_wrapped: should be {'parcel': False, 'zone': True}
# fails: test_builtin_with_signature: should be {'obj': False}
# fails: test_stars: should be {'parcels': False, 'notes': False}
import inspect


def describe(function):
    parameters = None
    if hasattr(function, "__code__"):
        code = function.__code__
        names = code.co_varnames[: code.co_argcount]
        plain = len(names) - len(function.__defaults__ or ())
        parameters = {
            name: place >= plain for place, name in enumerate(names)
        }
    return {
        "name": function.__name__,
        "parameters": parameters,
        "is_generator": inspect.isgeneratorfunction(function),
    }
