class Transaction:
    def __init__(self, table):
        self.table = table

    def __enter__(self):
        self.before = self.table

    def __exit__(self, kind, error, trace):
        self.table = self.before


stock = {"bowls": 4}
try:
    with Transaction(stock):
        stock["bowls"] = 0
        raise OSError("the shelf broke")
except OSError:
    print(stock)
