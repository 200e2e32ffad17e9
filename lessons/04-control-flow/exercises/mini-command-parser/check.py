from answer import parse


def same(line, expected):
    got = parse(line)
    assert got == expected, (
        f"parse({line!r}) should be {expected}, not {got!r}"
    )


def test_move():
    """move and go take two numbers"""
    same("move 3 4", ("move", 3, 4))
    same("go 10 0", ("move", 10, 0))


def test_stop():
    """stop and quit stand alone"""
    same("stop", ("stop",))
    same("quit", ("stop",))


def test_usage():
    """A right word with wrong words behind it gives its usage"""
    same("move 3", ("usage", "move X Y"))
    same("move 3 4 5", ("usage", "move X Y"))
    same("stop now", ("usage", "stop"))


def test_empty():
    """An empty line is a noop"""
    same("", ("noop",))


# hidden
def test_spaces():
    """Spaces don't matter"""
    same("   ", ("noop",))
    same("  move   3    4 ", ("move", 3, 4))


def test_no_numbers():
    """move with words instead of numbers gives its usage"""
    same("go a b", ("usage", "move X Y"))
    same("move 3 b", ("usage", "move X Y"))
    same("move -3 4", ("usage", "move X Y"))
    same("move", ("usage", "move X Y"))


def test_unknown():
    """Other words are unknown"""
    same("dance", ("unknown", "dance"))
    same("moves 3 4", ("unknown", "moves"))
