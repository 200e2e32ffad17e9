# fails: test_listed_and_missing: winreg is listed, but for Windows only
# fails: test_frozen: should be 'frozen'; it is 'stdlib'
import sys
from importlib.util import find_spec


def origin(name):
    if name in sys.builtin_module_names:
        return "builtin"
    if name in sys.stdlib_module_names:
        return "stdlib"
    return "third-party" if find_spec(name) else "missing"
