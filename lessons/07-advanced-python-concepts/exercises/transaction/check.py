import pytest
from answer import Transaction


def fail_after(table, transaction, change):
    try:
        with transaction:
            change(table)
            raise OSError("the shelf broke")
    except OSError:
        return
    pytest.fail("the error of the block should go on, not vanish")


def test_changed_value():
    """An error brings the old value back"""
    stock = {"bowls": 4}
    fail_after(
        stock,
        Transaction(stock),
        lambda table: table.update(bowls=0),
    )
    assert stock == {"bowls": 4}, (
        "after an error, the stock should be {'bowls': 4} again,"
        f" not {stock}"
    )


def test_added_and_deleted():
    """Added keys go, deleted keys come back"""
    stock = {"bowls": 4, "cups": 9}

    def change(table):
        del table["bowls"]
        table["plates"] = 2

    fail_after(stock, Transaction(stock), change)
    assert stock == {"bowls": 4, "cups": 9}, (
        "after an error, 'bowls' should be back and 'plates' gone;"
        f" the stock is {stock}"
    )


def test_success_stays():
    """Without an error the changes stay"""
    stock = {"bowls": 4}
    with Transaction(stock):
        stock["bowls"] = 3
    assert stock == {"bowls": 3}, (
        "without an error the stock should be {'bowls': 3}, not"
        f" {stock}"
    )


# hidden
def test_empty_table():
    """An empty dictionary becomes empty again"""
    stock = {}
    fail_after(
        stock,
        Transaction(stock),
        lambda table: table.update(bowls=1),
    )
    assert stock == {}, (
        f"what was empty should be empty again, not {stock}"
    )


def test_same_dictionary():
    """Others who hold the dictionary see it restored"""
    stock = {"bowls": 4}
    transaction = Transaction(stock)
    fail_after(stock, transaction, dict.clear)
    stock["cups"] = 9
    assert stock == {"bowls": 4, "cups": 9}, (
        "the dictionary itself should be restored, not another one"
        f" put in its place; it holds {stock}"
    )


def test_nested_inner_fails():
    """An inner failure leaves the outer changes alone"""
    stock, seen = {"bowls": 4}, "nothing"
    with Transaction(stock):
        stock["bowls"] = 3
        fail_after(stock, Transaction(stock), dict.clear)
        seen = dict(stock)
    assert (seen, stock) == ({"bowls": 3}, {"bowls": 3}), (
        "the inner transaction should go back to 3 bowls, the"
        f" state at its own start; you gave {seen}, then {stock}"
    )


def test_nested_outer_fails():
    """An outer failure takes back the inner changes"""
    stock = {"bowls": 4}

    def change(table):
        with Transaction(table):
            table["bowls"] = 1

    fail_after(stock, Transaction(stock), change)
    assert stock == {"bowls": 4}, (
        "when the outer transaction fails, the inner one's changes"
        f" go too: expected 4 bowls, got {stock}"
    )


def test_reuse():
    """One object, used twice"""
    stock = {"bowls": 4}
    transaction = Transaction(stock)
    with transaction:
        stock["bowls"] = 3
    fail_after(stock, transaction, dict.clear)
    assert stock == {"bowls": 3}, (
        "the second use should go back to what was there when it"
        f" began, 3 bowls; the stock is {stock}"
    )


def test_inside_itself():
    """One object, used inside itself"""
    stock = {"bowls": 4}
    transaction = Transaction(stock)

    def change(table):
        table["bowls"] = 3
        with transaction:
            table["bowls"] = 2

    fail_after(stock, transaction, change)
    assert stock == {"bowls": 4}, (
        "used inside itself, the outer block should still know its"
        f" own start, 4 bowls; the stock is {stock}"
    )


def test_values_are_not_copied():
    """Values are the same objects as before"""
    firing = ["bisque"]
    stock = {"kiln": firing}
    fail_after(stock, Transaction(stock), dict.clear)
    assert stock["kiln"] is firing, (
        "the values should be the same objects as before, not"
        " copies"
    )
