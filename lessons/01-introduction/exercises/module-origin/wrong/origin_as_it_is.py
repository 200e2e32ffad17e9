# fails: test_builtin: it is 'built-in'
import sys
from importlib.util import find_spec


def origin(name):
    spec = find_spec(name)
    if spec is None:
        return "missing"
    if spec.origin in ("built-in", "frozen"):
        return spec.origin
    if name in sys.stdlib_module_names:
        return "stdlib"
    return "third-party"
