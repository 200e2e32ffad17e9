# fails: test_many_times: ask a third time
def read_ints(prompt):
    try:
        return [int(item) for item in input(prompt).split(",")]
    except ValueError:
        print("Once more, please")
        return [int(item) for item in input(prompt).split(",")]
