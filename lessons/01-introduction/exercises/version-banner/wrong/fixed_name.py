# fails: test_other_implementation: should return 'pypy 3.11', not 'cpython 3.11'
import sys


def banner():
    major, minor = sys.version_info[:2]
    return f"cpython {major}.{minor}"
