# fails: test_asks_again: after two prompts, not [] after 1
# fails: test_gap: should be refused; it gave
# fails: test_many_times: after 5 prompts, not [] after 1
def read_ints(prompt):
    numbers = []
    for item in input(prompt).split(","):
        try:
            numbers.append(int(item))
        except ValueError:
            print("skipped", item)
    return numbers
