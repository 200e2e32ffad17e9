import pytest
from answer import Account


def test_deposit_and_withdraw():
    """Money comes and goes"""
    ada = Account("Ada", 50)
    ada.deposit(30)
    ada.withdraw(60)
    assert ada.balance == 20, (
        f"50, plus 30, minus 60 should leave 20, not {ada.balance}"
    )
    assert Account("Ben").balance == 0, (
        "an account should begin with 0 unless you say otherwise"
    )


def test_overdraft():
    """A transfer that fails leaves both accounts alone"""
    ada, ben = Account("Ada", 50), Account("Ben", 5)
    with pytest.raises(ValueError):
        ada.transfer(80, ben)
    assert (ada.balance, ben.balance) == (50, 5), (
        "a transfer of 80 from 50 should change nothing; the"
        f" accounts have {ada.balance} and {ben.balance} instead"
        " of 50 and 5"
    )


def test_repr():
    """repr gives the call that makes the account"""
    text = repr(Account("Ada", 30))
    assert text == "Account('Ada', 30)", (
        "repr of Ada's account should be Account('Ada', 30), not"
        f" {text}"
    )


# hidden
@pytest.mark.parametrize("amount", [-10, 0])
@pytest.mark.parametrize("method", ["deposit", "withdraw"])
def test_not_positive(method, amount):
    """Amounts are positive"""
    ada = Account("Ada", 50)
    try:
        getattr(ada, method)(amount)
    except ValueError:
        pass
    else:
        pytest.fail(f"{method}({amount}) should raise ValueError")
    assert ada.balance == 50, (
        f"after the refused {method}({amount}), the balance"
        f" should still be 50, not {ada.balance}"
    )


def test_negative_transfer():
    """Nobody takes money by a negative transfer"""
    ada, ben = Account("Ada", 50), Account("Ben", 50)
    with pytest.raises(ValueError):
        ada.transfer(-20, ben)
    assert (ada.balance, ben.balance) == (50, 50), (
        "transfer(-20, ben) should change nothing; the accounts"
        f" have {ada.balance} and {ben.balance}"
    )


def test_whole_balance():
    """The last coin may go"""
    ada, ben = Account("Ada", 50), Account("Ben")
    try:
        ada.transfer(50, ben)
    except ValueError as error:
        pytest.fail(f"50 of 50 may be transferred; got: {error}")
    assert (ada.balance, ben.balance) == (0, 50), (
        "after a transfer of all 50, the accounts should have 0"
        f" and 50, not {ada.balance} and {ben.balance}"
    )


def test_to_itself():
    """A transfer to the same account changes nothing"""
    ada = Account("Ada", 50)
    ada.transfer(20, ada)
    assert ada.balance == 50, (
        "Ada sent 20 to herself, and her balance went from 50 to"
        f" {ada.balance}"
    )


def test_round_trip():
    """eval of the repr gives the account back"""
    account = Account("Pat O'Hara", 7)
    try:
        again = eval(repr(account), {"Account": Account})
    except SyntaxError:
        pytest.fail(
            "a name with an apostrophe breaks the repr: "
            + repr(account)
        )
    assert (again.owner, again.balance) == ("Pat O'Hara", 7), (
        "eval(repr(account)) should have the same owner and"
        f" balance, not {again.owner!r} and {again.balance!r}"
    )
