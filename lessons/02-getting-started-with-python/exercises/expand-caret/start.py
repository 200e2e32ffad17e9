def caret(spec):
    low = spec.removeprefix("^")
    numbers = [int(part) for part in low.split(".")]
    return f">={low},<{numbers[0] + 1}"


print(caret("^1.2.3"), caret("^0.2.3"))
