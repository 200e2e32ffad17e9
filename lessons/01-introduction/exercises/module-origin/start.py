import sys


def origin(name):
    __import__(name)
    if name in sys.stdlib_module_names:
        return "stdlib"
    return "third-party"


print(origin("sys"))
