# fails: test_counter: count for itself
# fails: test_counter_made_later: went back
predicted = {
    "a": "UnboundLocalError",
    "b": "6",
    "c": "4",
    "d": "5",
    "e": "NameError",
    "f": "4",
}


def step():
    step.count += 1
    return step.count


def make_counter():
    step.count = 0
    return step
