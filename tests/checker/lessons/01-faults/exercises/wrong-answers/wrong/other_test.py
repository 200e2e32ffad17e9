# fails: test_number: should be 4
def double(value):
    return 2 * int(value) if isinstance(value, int) else value
