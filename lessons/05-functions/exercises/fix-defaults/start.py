from itertools import count

numbers = count(1)


def add_to_tab(drink, tab=[]):
    """Put a drink on a tab, a new one if none is given."""
    tab.append(drink)
    return tab


def ticket(drink, number=next(numbers)):
    """Return a ticket, with the next number if none is given."""
    return f"{number}: {drink}"


def add_special(drink, price, menu={"tea": 2}):
    """Put a drink on a menu, by default a new one with tea."""
    menu[drink] = price
    return menu


print(add_to_tab("tea"))
print(add_to_tab("latte"))
print(ticket("tea"), ticket("latte"))
