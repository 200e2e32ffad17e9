# fails: test_added_and_deleted: should be back and 'plates' gone
# fails: test_empty_table: what was empty should be empty again
class Transaction:
    def __init__(self, table):
        self.table = table
        self.copies = []

    def __enter__(self):
        self.copies.append(dict(self.table))

    def __exit__(self, kind, error, trace):
        copy = self.copies.pop()
        if kind is not None:
            self.table.update(copy)
