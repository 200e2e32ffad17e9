# fails: test_asks_again: '1.5', then 7 should give [7]
# fails: test_many_times: should give [8, 9] after 5 prompts
def read_ints(prompt):
    while True:
        line = input(prompt)
        try:
            return [int(float(item)) for item in line.split(",")]
        except ValueError:
            print("Please type whole numbers")
