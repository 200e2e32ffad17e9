# fails: test_number: should be 4
# fails: test_text: works for texts
def double(value):
    value + value
