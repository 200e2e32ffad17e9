# fails: test_version_3_9: should return 'cpython 3.9', not 'cpython 3.14'
# fails: test_other_implementation: not 'pypy 3.14'
# fails: test_two_digits: not 'cpython 3.14'
import sys


def banner():
    return sys.implementation.name + " " + sys.version[:4]
