from answer import add_special, add_to_tab, ticket


def number_on(text):
    return int(text.partition(":")[0])


def test_new_tab_each_time():
    """Each guest gets a tab of their own"""
    first, second = add_to_tab("tea"), add_to_tab("latte")
    assert second == ["latte"], (
        "after add_to_tab('tea'), add_to_tab('latte') should give "
        f"['latte'], but it gave {second}."
    )
    assert first == ["tea"], (
        "the first guest's tab should stay ['tea'], "
        f"but it became {first}."
    )


def test_next_number_each_time():
    """Each ticket gets the next number"""
    first, second = ticket("tea"), ticket("latte")
    assert number_on(second) == number_on(first) + 1, (
        f"after {first!r}, the next ticket should be one higher, "
        f"but it is {second!r}."
    )


def test_new_menu_each_time():
    """Each menu starts with tea alone"""
    first = add_special("mocha", 5)
    menu = add_special("cocoa", 4)
    assert menu == {"tea": 2, "cocoa": 4}, (
        "add_special('cocoa', 4) should give tea and cocoa, "
        f"but it gave {menu}."
    )
    assert first == {"tea": 2, "mocha": 5}, (
        "the first menu should stay tea and mocha, "
        f"but it became {first}."
    )


def test_empty_tab_is_used():
    """An empty tab that is passed is the one that changes"""
    mine = []
    got = add_to_tab("tea", mine)
    assert mine == ["tea"], (
        "after add_to_tab('tea', mine), mine should be ['tea'], "
        f"but it is {mine}."
    )
    assert got is mine, "add_to_tab should return the tab it got."


# hidden


def test_empty_menu_is_used():
    """An empty menu that is passed is the one that changes"""
    mine = {}
    got = add_special("cocoa", 4, mine)
    assert mine == {"cocoa": 4}, (
        "after add_special('cocoa', 4, mine), mine should be "
        f"{{'cocoa': 4}}, but it is {mine}."
    )
    assert got is mine, "add_special should return the menu it got."


def test_ticket_zero():
    """A ticket may have the number 0"""
    got = ticket("tea", 0)
    assert got == "0: tea", (
        f"ticket('tea', 0) should give '0: tea', not {got!r}."
    )


def test_no_number_is_wasted():
    """A ticket with a given number leaves the next one alone"""
    first = ticket("tea")
    ticket("water", 700)
    second = ticket("latte")
    assert number_on(second) == number_on(first) + 1, (
        f"a ticket with its own number came between {first!r} and "
        f"{second!r}, and should not have used one up."
    )
