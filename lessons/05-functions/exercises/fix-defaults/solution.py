from itertools import count

numbers = count(1)


def add_to_tab(drink, tab=None):
    """Put a drink on a tab, a new one if none is given."""
    # "is None" and not "not tab": an empty tab is a tab.
    if tab is None:
        tab = []
    tab.append(drink)
    return tab


def ticket(drink, number=None):
    """Return a ticket, with the next number if none is given."""
    if number is None:
        number = next(numbers)
    return f"{number}: {drink}"


def add_special(drink, price, menu=None):
    """Put a drink on a menu, by default a new one with tea."""
    if menu is None:
        menu = {"tea": 2}
    menu[drink] = price
    return menu
