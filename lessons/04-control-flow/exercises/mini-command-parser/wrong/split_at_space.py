# fails: test_empty: should be ('noop',), not ('unknown', '')
# fails: test_spaces: should be ('noop',), not ('unknown', '')
def parse(line):
    match line.split(" "):
        case []:
            return ("noop",)
        case ["move" | "go", x, y] if (
            x.isdecimal() and y.isdecimal()
        ):
            return "move", int(x), int(y)
        case ["move" | "go", *_]:
            return "usage", "move X Y"
        case ["stop" | "quit"]:
            return ("stop",)
        case ["stop" | "quit", *_]:
            return "usage", "stop"
        case [word, *_]:
            return "unknown", word
