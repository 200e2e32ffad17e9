class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount

    def withdraw(self, amount):
        self.balance -= amount

    def transfer(self, amount, other):
        other.deposit(amount)
        self.withdraw(amount)


ada, ben = Account("Ada", 50), Account("Ben")
ada.transfer(80, ben)
print(ada.balance, ben.balance)
