# fails: test_next_number_each_time: should be one higher
# fails: test_new_menu_each_time: should give tea and cocoa
# fails: test_no_number_is_wasted: came between
from itertools import count

numbers = count(1)


def add_to_tab(drink, tab=None):
    if tab is None:
        tab = []
    tab.append(drink)
    return tab


def ticket(drink, number=next(numbers)):
    return f"{number}: {drink}"


def add_special(drink, price, menu={"tea": 2}):
    menu[drink] = price
    return menu
