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
            weight = float(line)
        except ValueError:
            print("not a number:", line)
            continue
        count += 1
        total += weight
    # Zero numbers have no mean, and a division by 0 would fail.
    return count, total, total / count if count else None
