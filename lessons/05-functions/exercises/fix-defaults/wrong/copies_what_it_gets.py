# fails: test_empty_tab_is_used: mine should be ['tea']
# fails: test_empty_menu_is_used: but it is {}
from itertools import count

numbers = count(1)


def add_to_tab(drink, tab=()):
    return [*tab, drink]


def ticket(drink, number=None):
    if number is None:
        number = next(numbers)
    return f"{number}: {drink}"


def add_special(drink, price, menu={"tea": 2}):
    return {**menu, drink: price}
