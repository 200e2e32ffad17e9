# fails: test_overdraft: should change nothing
class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("not positive")
        self.balance += amount

    def withdraw(self, amount):
        if not 0 < amount <= self.balance:
            raise ValueError("not possible")
        self.balance -= amount

    def transfer(self, amount, other):
        other.deposit(amount)
        self.withdraw(amount)

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance!r})"
