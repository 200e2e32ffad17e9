import argparse


def main(argv, items):
    parser = argparse.ArgumentParser(prog="todo")
    commands = parser.add_subparsers(dest="command")
    add = commands.add_parser("add")
    add.add_argument("text")
    options = parser.parse_args(argv)
    if options.command == "add":
        items.append(options.text)
    return 0


items = []
print(main(["add", "feed the bees"], items), items)
