# fails: test_gap: should be refused; it gave
# fails: test_asks_again: '', then 7 should give [7]
# fails: test_many_times: not [] after 1
def read_ints(prompt):
    while True:
        items = input(prompt).split(",")
        try:
            return [int(item) for item in items if item.strip()]
        except ValueError:
            print("Please type whole numbers")
