class Transaction:
    def __init__(self, table):
        self.table = table
        self.copies = []

    def __enter__(self):
        # A list, so that a use inside itself keeps both copies.
        self.copies.append(dict(self.table))

    def __exit__(self, kind, error, trace):
        copy = self.copies.pop()
        if kind is not None:
            self.table.clear()
            self.table.update(copy)
