import sys
from importlib.util import find_spec


def origin(name):
    spec = find_spec(name)
    # First of all, since a listed name may be missing here.
    if spec is None:
        return "missing"
    if spec.origin == "built-in":
        return "builtin"
    if spec.origin == "frozen":
        return "frozen"
    if name in sys.stdlib_module_names:
        return "stdlib"
    return "third-party"
