# fails: test_this_page: it returned 'cpython 3.14.
# fails: test_version_3_9: not 'cpython 3.14.
# fails: test_other_implementation: not 'pypy 3.14.
# fails: test_two_digits: not 'cpython 3.14.
import sys


def banner():
    number = sys.version.split()[0]
    return f"{sys.implementation.name} {number}"
