import sys


def banner():
    name = sys.implementation.name
    # Read at each call, from numbers: a piece cut out of
    # sys.version is too short for 3.14 or too long for 3.9.
    major, minor = sys.version_info[:2]
    return f"{name} {major}.{minor}"
