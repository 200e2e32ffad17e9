# fails: test_end_of_input: the EOFError should go out
def read_ints(prompt):
    while True:
        try:
            line = input(prompt)
        except EOFError:
            return []
        try:
            return [int(item) for item in line.split(",")]
        except ValueError:
            print("Please type whole numbers")
