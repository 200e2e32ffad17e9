def read_ints(prompt):
    line = input(prompt)
    numbers = []
    for item in line.split(","):
        numbers.append(int(item))
    return numbers


if __name__ == "__main__":
    print(read_ints("Hours: "))
