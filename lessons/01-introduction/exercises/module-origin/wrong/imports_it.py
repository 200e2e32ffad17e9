# fails: test_not_imported: has imported colorsys
from importlib import import_module
import sys


def origin(name):
    try:
        spec = import_module(name).__spec__
    except ImportError:
        return "missing"
    if spec.origin in ("built-in", "frozen"):
        return spec.origin.replace("-", "")
    if name in sys.stdlib_module_names:
        return "stdlib"
    return "third-party"
