# fails: test_move: should be ('move', 3, 4), not ('usage', 'move X Y')
# fails: test_stop: should be ('stop',), not ('usage', 'stop')
# fails: test_spaces: should be ('move', 3, 4), not ('usage', 'move X Y')
def parse(line):
    match line.split():
        case []:
            return ("noop",)
        case ["move" | "go", *_]:
            return "usage", "move X Y"
        case ["move" | "go", x, y]:
            return "move", int(x), int(y)
        case ["stop" | "quit", *_]:
            return "usage", "stop"
        case ["stop" | "quit"]:
            return ("stop",)
        case [word, *_]:
            return "unknown", word
