# fails: test_above_one: an upper end that is left out
# fails: test_below_one: >=0.2.3,<0.3, not
# fails: test_only_patch: >=0.0.3,<0.0.4, not
# fails: test_short: ^2.0 is >=2.0,<3
# fails: test_zeros: ^0.0 is >=0.0,<0.1
# fails: test_two_digits: >=0.19.3,<0.20, not
def caret(spec):
    low = spec.removeprefix("^")
    numbers = [int(part) for part in low.split(".")]
    place = len(numbers) - 1
    for number, value in enumerate(numbers):
        if value != 0:
            place = number
            break
    high = numbers[:place] + [numbers[place] + 1]
    return f">={low},<={'.'.join(map(str, high))}"
