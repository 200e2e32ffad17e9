from answer import ticket_price


def test_family():
    """Two adults and three children pay 39 euros"""
    got = ticket_price(2, 3)
    assert got == 39, (
        f"ticket_price(2, 3) should be 39; it is {got}"
    )


def test_adult_alone():
    """One adult alone pays 12 euros"""
    got = ticket_price(1, 0)
    assert got == 12, (
        f"ticket_price(1, 0) should be 12; it is {got}"
    )


# hidden
def test_children_alone():
    """A class without its teacher pays for children only"""
    got = ticket_price(0, 20)
    assert got == 100, (
        f"twenty children should pay 100 euros, not {got}"
    )


def test_nobody():
    """Nobody pays nothing"""
    got = ticket_price(0, 0)
    assert got == 0, (
        f"an empty ferry should earn 0 euros, not {got}"
    )
