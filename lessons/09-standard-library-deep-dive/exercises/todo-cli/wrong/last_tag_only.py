# fails: test_add: with no tags and not done
# fails: test_tags: both tags should be there
# fails: test_tags_are_not_shared: should be ['hive'], [] and []
# fails: test_leading_dash: should be added as it is
# fails: test_no_such_item: marked an item, and there is none such
import argparse


def main(argv, items):
    parser = argparse.ArgumentParser(prog="todo")
    commands = parser.add_subparsers(required=True, dest="command")
    add = commands.add_parser("add")
    add.add_argument("text")
    add.add_argument("--tag", dest="tags")
    show = commands.add_parser("list")
    which = show.add_mutually_exclusive_group()
    which.add_argument("--done", action="store_true")
    which.add_argument("--all", action="store_true")
    done = commands.add_parser("done")
    done.add_argument("number", type=int)
    options = parser.parse_args(argv)
    if options.command == "add":
        tags = [options.tags]
        item = {"text": options.text, "tags": tags, "done": False}
        items.append(item)
    elif options.command == "list":
        for item in items:
            if options.all or item["done"] == options.done:
                print(item["text"])
    else:
        number = options.number
        if number <= len(items):
            items[number - 1]["done"] = True
        return int(number < 1 or number > len(items))
    return 0
