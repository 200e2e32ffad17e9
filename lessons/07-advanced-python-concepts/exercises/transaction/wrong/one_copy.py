# fails: test_inside_itself: should still know its own start
class Transaction:
    def __init__(self, table):
        self.table = table

    def __enter__(self):
        self.copy = dict(self.table)

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.table.clear()
            self.table.update(self.copy)
