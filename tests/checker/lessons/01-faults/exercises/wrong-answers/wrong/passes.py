# fails: test_text: works for texts
def double(value):
    return value + value
