# fails: test_number: should be 4
import os


def double(value):
    os._exit(1)
