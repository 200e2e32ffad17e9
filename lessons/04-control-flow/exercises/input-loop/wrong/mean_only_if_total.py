# fails: test_zero: should be (2, 0.0, 0.0), not (2, 0.0, None)
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
        try:
            total += float(line)
        except ValueError:
            print("not a number:", line)
        else:
            count += 1
    return count, total, total / count if total else None
