# fails: test_end_of_input: should be (2, 12.0, 6.0), not an EOFError
# fails: test_blank_lines: an empty line should be passed over
def ask():
    count, total = 0, 0.0
    while (line := input("weight? ")) != "done":
        try:
            total += float(line)
        except ValueError:
            print("not a number:", line)
            continue
        count += 1
    return count, total, total / count if count else None
