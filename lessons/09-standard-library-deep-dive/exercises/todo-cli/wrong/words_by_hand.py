# fails: test_leading_dash: should be added as it is
# fails: test_no_command: since no command was given
# fails: test_exclusive: exclude each other
# fails: test_no_number: is not a number
def main(argv, items):
    command, *rest = argv or ["none"]
    if command == "add":
        text, *rest = rest
        tags = rest[1::2]
        item = {"text": text, "tags": tags, "done": False}
        items.append(item)
    elif command == "list":
        for item in items:
            if "--all" in rest or item["done"] == (
                "--done" in rest
            ):
                print(item["text"])
    else:
        number = int(rest[0]) if rest and rest[0].isdigit() else 0
        if not 1 <= number <= len(items):
            return 1
        items[number - 1]["done"] = True
    return 0
