# fails: test_no_number: for 4, six, 6, done the result should be (2, 10.0, 5.0), not (1, 4.0, 4.0)
def ask():
    count, total = 0, 0.0
    while True:
        try:
            line = input("weight? ").strip()
            if line == "":
                continue
            total += float(line)
            count += 1
        except EOFError:
            break
        except ValueError:
            if line != "done":
                print("not a number:", line)
            break
    return count, total, total / count if count else None
