import argparse


def make_parser():
    parser = argparse.ArgumentParser(prog="todo")
    # Without required=True, no command at all is accepted.
    commands = parser.add_subparsers(required=True, dest="command")
    add = commands.add_parser("add")
    add.add_argument("text")
    add.add_argument("--tag", action="append", dest="tags")
    show = commands.add_parser("list")
    which = show.add_mutually_exclusive_group()
    which.add_argument("--done", action="store_true")
    which.add_argument("--all", action="store_true")
    done = commands.add_parser("done")
    done.add_argument("number", type=int)
    return parser


def main(argv, items):
    options = make_parser().parse_args(argv)
    if options.command == "add":
        tags = options.tags or []
        item = {"text": options.text, "tags": tags, "done": False}
        items.append(item)
    elif options.command == "list":
        for item in items:
            if options.all or item["done"] == options.done:
                print(item["text"])
    elif 1 <= options.number <= len(items):
        items[options.number - 1]["done"] = True
    else:
        return 1
    return 0
