def find_is_literal(source):
    lines = []
    for number, line in enumerate(source.splitlines(), 1):
        if " is " in line:
            lines.append(number)
    return lines


print(find_is_literal("x is 257\n"))
