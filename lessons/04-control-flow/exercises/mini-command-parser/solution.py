def parse(line):
    match line.split():
        case []:
            return ("noop",)
        case ["move" | "go", x, y] if (
            x.isdecimal() and y.isdecimal()
        ):
            return "move", int(x), int(y)
        # Below the good form, so that it only sees bad ones.
        case ["move" | "go", *_]:
            return "usage", "move X Y"
        case ["stop" | "quit"]:
            return ("stop",)
        case ["stop" | "quit", *_]:
            return "usage", "stop"
        case [word, *_]:
            return "unknown", word
