def read_ints(prompt):
    while True:
        line = input(prompt)
        try:
            # The whole line or nothing: one bad item refuses it.
            return [int(item) for item in line.split(",")]
        except ValueError:
            print("Please type whole numbers, such as 3, 4")
