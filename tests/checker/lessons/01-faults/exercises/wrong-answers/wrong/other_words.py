# fails: test_text: words that it never says
def double(value):
    return 2 * int(value) if isinstance(value, int) else value
