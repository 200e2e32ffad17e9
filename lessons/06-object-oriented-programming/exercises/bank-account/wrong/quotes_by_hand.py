# fails: test_round_trip: a name with an apostrophe breaks the repr
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
        self.withdraw(amount)
        other.deposit(amount)

    def __repr__(self):
        return f"Account('{self.owner}', {self.balance})"
