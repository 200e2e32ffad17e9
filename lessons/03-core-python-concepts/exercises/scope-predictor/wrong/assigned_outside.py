# fails: test_nested: without nonlocal
predicted = {
    "a": "UnboundLocalError",
    "b": "5",
    "c": "4",
    "d": "5",
    "e": "NameError",
    "f": "5",
}


def make_counter():
    count = 0

    def step():
        # The count of the call that made this step, no other.
        nonlocal count
        count += 1
        return count

    return step
