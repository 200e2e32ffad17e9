# fails: test_version_3_9: should return 'cpython 3.9', not 'cpython 3.14'
# fails: test_other_implementation: not 'cpython 3.14'
# fails: test_two_digits: not 'cpython 3.14'
import sys

NAME = sys.implementation.name
MAJOR, MINOR = sys.version_info[:2]


def banner():
    return f"{NAME} {MAJOR}.{MINOR}"
