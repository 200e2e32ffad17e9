# fails: test_no_command: since no command was given
# fails: test_exclusive: exclude each other
# fails: test_no_such_item: of two items, should return 1
import argparse


def main(argv, items):
    parser = argparse.ArgumentParser(prog="todo")
    commands = parser.add_subparsers(dest="command")
    add = commands.add_parser("add")
    add.add_argument("text")
    add.add_argument("--tag", action="append", dest="tags")
    show = commands.add_parser("list")
    show.add_argument("--done", action="store_true")
    show.add_argument("--all", action="store_true")
    done = commands.add_parser("done")
    done.add_argument("number", type=int)
    options = parser.parse_args(argv)
    if options.command == "add":
        tags = options.tags or []
        item = {"text": options.text, "tags": tags, "done": False}
        items.append(item)
    elif options.command == "list":
        for item in items:
            if options.all or item["done"] == options.done:
                print(item["text"])
    elif options.command == "done":
        items[options.number - 1]["done"] = True
    return 0
