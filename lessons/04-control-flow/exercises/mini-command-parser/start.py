def parse(line):
    match line.split():
        case ["move", x, y]:
            return "move", x, y


print(parse("move 3 4"))
