class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"{amount} is not a positive amount")
        self.balance += amount

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError(f"{amount} is not a positive amount")
        if amount > self.balance:
            raise ValueError(f"only {self.balance} are there")
        self.balance -= amount

    def transfer(self, amount, other):
        # First the step that may fail; after it, nothing can.
        self.withdraw(amount)
        other.deposit(amount)

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance!r})"
