from answer import free_names

BILL = "def bill(n): return n * price + len(extras)"

NESTED = """
def day(orders):
    tax = rate / 100

    def bill(order):
        return order * price * (1 + tax) - gift

    return [bill(order) for order in orders] + [price]
"""

SQUARES = """
def squares(sizes):
    wide = [size * size for size in sizes if size > least]
    return {name: size for name, size in zip(names, wide)}
"""

COUNT = """
def count(loaves):
    global sold
    sold = loaves
    import math
    return math.ceil(sold / tray)
"""

RESET = """
def reset():
    global sold
    sold = 0
"""


def expect(source, *wanted):
    got = free_names(source)
    assert list(got) == list(wanted), (
        "for this function, free_names should return"
        f" {list(wanted)}, not {got}:\n{source}"
    )


def test_names_from_outside():
    """Names from outside, without parameters and built-ins"""
    expect(BILL, "extras", "price")


def test_inner_function():
    """What an inner function needs counts, once"""
    expect(NESTED, "gift", "price", "rate")


# hidden
def test_comprehensions():
    """Variables of comprehensions are no names from outside"""
    expect(SQUARES, "least", "names")


def test_global_statement():
    """A name declared global counts where it is read"""
    expect(COUNT, "sold", "tray")


def test_only_assigned():
    """A global name that is only assigned is not read"""
    expect(RESET)


def test_nothing_needed():
    """A function that needs nothing"""
    expect("def double(n): return 2 * n")


def test_not_executed():
    """The text is not executed"""
    try:
        got = free_names("def run(): pass\n\n1 / zero\n")
    except NameError:
        got = None
    assert got == [], (
        "free_names should look at the function, and run nothing"
    )


def test_own_name():
    """A function that calls itself needs its own name"""
    expect("def again(n): return again(n - 1)", "again")
