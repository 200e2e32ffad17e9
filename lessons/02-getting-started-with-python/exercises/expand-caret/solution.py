def caret(spec):
    low = spec.removeprefix("^")
    numbers = [int(part) for part in low.split(".")]
    # All zeros pin nothing by themselves: the last place is raised.
    place = len(numbers) - 1
    for number, value in enumerate(numbers):
        if value != 0:
            place = number
            break
    high = numbers[:place] + [numbers[place] + 1]
    return f">={low},<{'.'.join(map(str, high))}"
