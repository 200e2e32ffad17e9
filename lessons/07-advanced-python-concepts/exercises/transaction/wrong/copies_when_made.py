# fails: test_reuse: the second use should go back
class Transaction:
    def __init__(self, table):
        self.table = table
        self.copy = dict(table)

    def __enter__(self):
        pass

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.table.clear()
            self.table.update(self.copy)
