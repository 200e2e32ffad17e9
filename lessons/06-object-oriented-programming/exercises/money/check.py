import operator

import pytest
from answer import Money

ORDERS = operator.lt, operator.le, operator.gt, operator.ge


def test_arithmetic():
    """The same currency can be added and subtracted"""
    five, two = Money(5, "EUR"), Money(2, "EUR")
    for result, amount in [(five + two, 7), (five - two, 3)]:
        assert result == Money(amount, "EUR"), (
            f"with 5 and 2 EUR, the result should be {amount} EUR,"
            f" not {result!r}"
        )


def test_sum():
    """sum works"""
    prices = [Money(5, "EUR"), Money(2.5, "EUR")]
    try:
        total = sum(prices)
    except TypeError as error:
        pytest.fail(f"sum of two prices raises TypeError: {error}")
    assert total == Money(7.5, "EUR"), (
        f"the sum should be 7.5 EUR, not {total!r}"
    )


def test_format():
    """Money is written with its currency"""
    total = Money(7.5, "EUR")
    texts = f"{total}", f"{total:.0f}", f"{total!r}", str(total)
    right = "7.50 EUR", "8 EUR", "Money(7.5, 'EUR')", "7.50 EUR"
    assert texts == right, (
        f"the texts should be {right}, not {texts}"
    )


def test_order():
    """The same currency can be ordered"""
    five, two = Money(5, "EUR"), Money(2, "EUR")
    got = [five < two, five <= five, five > two, two >= five]
    assert got == [False, True, True, False], (
        "5 < 2, 5 <= 5, 5 > 2, 2 >= 5 should be False, True,"
        f" True, False, not {got}"
    )


# hidden
def test_mixed_currencies():
    """Currencies don't mix"""
    euro, krone = Money(5, "EUR"), Money(5, "NOK")
    for do in (operator.add, operator.sub, *ORDERS):
        try:
            result = do(euro, krone)
        except ValueError:
            continue
        pytest.fail(
            f"operator.{do.__name__} of 5 EUR and 5 NOK should"
            f" raise ValueError, and gives {result!r}"
        )
    assert (euro == krone) is False, (
        "5 EUR and 5 NOK should not be equal"
    )


def test_foreign():
    """Other types get NotImplemented"""
    five = Money(5, "EUR")
    for do in (operator.add, operator.sub, *ORDERS):
        try:
            do(five, 5)
        except TypeError:
            continue
        except Exception as error:
            pytest.fail(f"operator.{do.__name__}: {error!r}")
        pytest.fail(
            f"operator.{do.__name__} of 5 EUR and the number 5"
            " should raise TypeError"
        )
    try:
        equal = five == 5, five.__eq__(5), five.__lt__(5)
    except Exception as error:
        pytest.fail(f"a comparison with 5 raises {error!r}")
    assert equal == (False, NotImplemented, NotImplemented), (
        "five == 5 should be False because both sides say"
        f" NotImplemented; got {equal}"
    )


def test_number_on_the_left():
    """Only sum's 0 may stand on the left"""
    five = Money(5, "EUR")
    try:
        result = 3 + five
    except TypeError:
        return
    pytest.fail(f"3 + 5 EUR should raise TypeError, not {result!r}")


def test_hash():
    """Equal values are one item of a set"""
    try:
        size = len({Money(5, "EUR"), Money(5.0, "EUR")})
    except TypeError as error:
        pytest.fail(f"Money can't go into a set: {error}")
    assert size == 1, (
        "5 and 5.0 EUR are equal, so a set should hold one of them"
    )


def test_unchanged():
    """Adding changes neither side"""
    five = first = Money(5, "EUR")
    five += Money(1, "EUR")
    assert first.amount == 5, (
        "five += … changed the object that another name had"
    )
