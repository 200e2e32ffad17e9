# fails: test_empty_tab_is_used: mine should be ['tea']
# fails: test_empty_menu_is_used: but it is {}
# fails: test_ticket_zero: should give '0: tea'
from itertools import count

numbers = count(1)


def add_to_tab(drink, tab=None):
    tab = tab or []
    tab.append(drink)
    return tab


def ticket(drink, number=None):
    return f"{number or next(numbers)}: {drink}"


def add_special(drink, price, menu=None):
    menu = menu or {"tea": 2}
    menu[drink] = price
    return menu
