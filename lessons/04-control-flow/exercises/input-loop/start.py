def ask():
    count, total = 0, 0.0
    while True:
        line = input("weight? ")
        if line == "done":
            break
        total += float(line)
    return count, total, total / count


if __name__ == "__main__":  # when you press Run, not in the tests
    print(ask())
