import sys


def banner():
    return sys.version


print(banner())
