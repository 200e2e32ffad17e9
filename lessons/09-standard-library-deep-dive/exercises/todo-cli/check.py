import pytest
from answer import main


def item(text, *tags, done=False):
    return {"text": text, "tags": list(tags), "done": done}


def refused(argv, items, why):
    try:
        status = main(argv, items)
    except SystemExit as error:
        status = error.code
    assert status == 2, (
        f"main({argv}) should exit with status 2, since {why}; the"
        f" status was {status!r}"
    )


def test_add():
    """add appends an item that is not done"""
    items = []
    status = main(["add", "feed the bees"], items)
    assert status == 0, f"add should return 0, not {status!r}"
    assert items == [item("feed the bees")], (
        "after add 'feed the bees' there should be one item, with"
        f" no tags and not done; there was {items}"
    )


def test_tags():
    """--tag may be given several times"""
    items = []
    words = ["add", "weigh", "--tag", "hive", "--tag", "today"]
    main(words, items)
    assert items == [item("weigh", "hive", "today")], (
        "with --tag hive --tag today, both tags should be there;"
        f" the items were {items}"
    )


def test_no_command():
    """No command is an error"""
    refused([], [], "no command was given")


# hidden
def test_tags_are_not_shared():
    """Items don't share their tags"""
    items = []
    main(["add", "weigh", "--tag", "hive"], items)
    main(["add", "rest"], items)
    main(["add", "feed"], items)
    tags = [item["tags"] for item in items]
    assert tags == [["hive"], [], []], (
        "the tags of three items should be ['hive'], [] and [];"
        f" they were {tags}"
    )
    assert tags[1] is not tags[2], (
        "the two items without tags share one list: give each item"
        " a list of its own"
    )


def test_leading_dash():
    """-- lets a text begin with a dash"""
    items = []
    try:
        main(["add", "--", "-5 degrees: cover the hives"], items)
    except SystemExit:
        assert False, (
            "what follows -- is a text, even one with a dash in"
            " front"
        )
    assert items == [item("-5 degrees: cover the hives")], (
        "after --, the text '-5 degrees: cover the hives' should be"
        f" added as it is; the items were {items}"
    )


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], "weigh\n"),
        (["--done"], "feed\n"),
        (["--all"], "weigh\nfeed\n"),
    ],
)
def test_list(options, shown, capsys):
    """list shows open items, --done the others, --all both"""
    items = [item("weigh"), item("feed", done=True)]
    status = main(["list", *options], items)
    got = capsys.readouterr().out
    assert (got, status) == (shown, 0), (
        f"with weigh open and feed done, list {options} should"
        f" print {shown!r} and return 0; it printed {got!r} and"
        f" returned {status!r}"
    )


def test_exclusive():
    """--done and --all exclude each other"""
    refused(
        ["list", "--done", "--all"],
        [],
        "--done and --all exclude each other",
    )


def test_done():
    """done marks the item of that number"""
    items = [item("weigh"), item("feed")]
    status = main(["done", "2"], items)
    done = [item["done"] for item in items]
    assert (status, done) == (0, [False, True]), (
        "done 2 should mark the second item and return 0; it"
        f" returned {status!r}, and done was {done}"
    )


@pytest.mark.parametrize("number", ["3", "0", "-1"])
def test_no_such_item(number):
    """A number that no item has is status 1"""
    items = [item("weigh"), item("feed")]
    try:
        status = main(["done", number], items)
    except IndexError:
        assert False, (
            f"done {number}, of two items, should return 1; it was"
            " an IndexError"
        )
    assert status == 1, (
        f"done {number}, of two items, should return 1; it returned"
        f" {status!r}"
    )
    assert not any(item["done"] for item in items), (
        f"done {number} marked an item, and there is none such"
    )


def test_no_number():
    """done takes a number"""
    refused(["done", "weigh"], [], "'weigh' is not a number")
