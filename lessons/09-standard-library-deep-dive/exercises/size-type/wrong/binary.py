# fails: test_letters: as k is 1,000
# fails: test_case: should be
# fails: test_exact: 1.001k should be 1001 bytes
# fails: test_negative: with a message of its own
# fails: test_not_whole: with a message of its own
# fails: test_nonsense: with a message of its own
FACTORS = {"k": 2**10, "m": 2**20, "g": 2**30}


def size(text):
    letter = text[-1:].lower()
    if letter in FACTORS:
        number = float(text[:-1]) * FACTORS[letter]
    else:
        number = int(text)
    if number < 0 or number < 1 and number:
        raise ValueError("wrong size")
    return int(number)
