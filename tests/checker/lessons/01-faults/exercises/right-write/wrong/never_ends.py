# fails: test_number: had not ended
def double(value):
    while True:
        value += value
