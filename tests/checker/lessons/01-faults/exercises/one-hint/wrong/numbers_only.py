# fails: test_text: works for texts
def double(value):
    return 2 * int(value) if isinstance(value, int) else value
