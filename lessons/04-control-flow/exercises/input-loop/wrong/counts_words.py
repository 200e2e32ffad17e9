# fails: test_no_number: should be (2, 10.0, 5.0), not (3, 10.0,
def ask():
    count, total = 0, 0.0
    while True:
        try:
            line = input("weight? ").strip()
        except EOFError:
            break
        if line == "done":
            break
        if not line:
            continue
        count += 1
        try:
            total += float(line)
        except ValueError:
            print("not a number:", line)
    return count, total, total / count if count else None
