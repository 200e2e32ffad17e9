# fails: test_loops: a loop makes no scope
# fails: test_except: deletes
predicted = {
    "a": "UnboundLocalError",
    "b": "6",
    "c": "4",
    "d": "7",
    "e": "none",
    "f": "4",
}


def make_counter():
    count = 0

    def step():
        # The count of the call that made this step, no other.
        nonlocal count
        count += 1
        return count

    return step
