# fails: test_number: should be 4
def double(value)
    return value
