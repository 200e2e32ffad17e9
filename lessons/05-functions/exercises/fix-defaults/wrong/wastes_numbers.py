# fails: test_no_number_is_wasted: should not have used one up
from itertools import count

numbers = count(1)


def add_to_tab(drink, tab=None):
    if tab is None:
        tab = []
    tab.append(drink)
    return tab


def ticket(drink, number=None):
    upcoming = next(numbers)
    if number is None:
        number = upcoming
    return f"{number}: {drink}"


def add_special(drink, price, menu=None):
    if menu is None:
        menu = {"tea": 2}
    menu[drink] = price
    return menu
