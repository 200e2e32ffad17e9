# fails: test_two_digits: after 19 comes 20
def caret(spec):
    low = spec.removeprefix("^")
    for place, digit in enumerate(low):
        if digit not in "0.":
            break
    high = low[:place] + str(int(low[place]) + 1)
    return f">={low},<{high}"
