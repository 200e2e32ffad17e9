# fails: test_counter: count for itself
# fails: test_counter_made_later: went back
# fails: test_no_global: without a global
predicted = {
    "a": "UnboundLocalError",
    "b": "6",
    "c": "4",
    "d": "5",
    "e": "NameError",
    "f": "4",
}


def make_counter():
    global count
    count = 0

    def step():
        global count
        count += 1
        return count

    return step
