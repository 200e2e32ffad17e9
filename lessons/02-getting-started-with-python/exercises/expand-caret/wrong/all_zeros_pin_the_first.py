# fails: test_zeros: ^0.0 is >=0.0,<0.1
def caret(spec):
    low = spec.removeprefix("^")
    numbers = [int(part) for part in low.split(".")]
    place = 0
    for number, value in enumerate(numbers):
        if value != 0:
            place = number
            break
    high = numbers[:place] + [numbers[place] + 1]
    return f">={low},<{'.'.join(map(str, high))}"
