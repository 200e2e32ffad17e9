# fails: test_move: should be ('move', 3, 4), not ('move', '3', '4')
# fails: test_no_numbers: should be ('usage', 'move X Y'), not ('move', 'a', 'b')
# fails: test_spaces: not ('move', '3', '4')
def parse(line):
    match line.split():
        case []:
            return ("noop",)
        case ["move" | "go", x, y]:
            return "move", x, y
        case ["move" | "go", *_]:
            return "usage", "move X Y"
        case ["stop" | "quit"]:
            return ("stop",)
        case ["stop" | "quit", *_]:
            return "usage", "stop"
        case [word, *_]:
            return "unknown", word
