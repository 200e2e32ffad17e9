from answer import Basket, doubled, write


def test_write_starts_empty():
    """Each call of write without a list starts a new one"""
    first, second = write("milk"), write("tea")
    assert (first, second) == (["milk"], ["tea"]), (
        "write('milk') and then write('tea') should give ['milk']"
        f" and ['tea'], not {first} and {second}"
    )


def test_doubled_leaves_the_order():
    """doubled leaves the caller's order as it is"""
    order = [["milk", 2], ["tea", 1]]
    got = doubled(order)
    assert got == [["milk", 4], ["tea", 2]], (
        f"the amounts should be twice as large; got {got}"
    )
    assert order == [["milk", 2], ["tea", 1]], (
        f"doubled changed the caller's order to {order}"
    )


def test_baskets_are_independent():
    """Two baskets have their own items"""
    one, two = Basket(), Basket()
    one.add("milk")
    two.add("tea")
    assert (one.items, two.items) == (["milk"], ["tea"]), (
        "the first basket got milk, the second tea; they hold"
        f" {one.items} and {two.items}"
    )


# hidden
def test_write_leaves_the_list():
    """write leaves the caller's list as it is"""
    for items in ["milk"], []:
        before = list(items)
        got = write("tea", items)
        assert got == before + ["tea"], (
            f"write('tea', {before}) should give"
            f" {before + ['tea']}, not {got}"
        )
        assert items == before, (
            f"write changed the caller's list {before} to {items}"
        )


def test_results_are_new():
    """What is done with a result reaches nobody else"""
    write("milk").append("salt")
    assert write("tea") == ["tea"], (
        "after a change of an earlier result, write('tea') should"
        " still give ['tea']"
    )
    order = [["milk", 2]]
    doubled(order)[0].append("cold")
    assert order == [["milk", 2]], (
        "a change of the doubled order reached the caller's order"
    )


def test_baskets_keep_their_items():
    """A basket counts what it holds"""
    basket = Basket()
    basket.add("milk")
    Basket()
    got = basket.add("tea")
    assert (got, basket.items) == (2, ["milk", "tea"]), (
        "after milk and tea, add should return 2 and the basket"
        f" hold both; it returned {got}, items: {basket.items}"
    )
