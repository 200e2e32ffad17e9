# fails: test_values_are_not_copied: should be the same objects
from copy import deepcopy


class Transaction:
    def __init__(self, table):
        self.table = table
        self.copies = []

    def __enter__(self):
        self.copies.append(deepcopy(self.table))

    def __exit__(self, kind, error, trace):
        copy = self.copies.pop()
        if kind is not None:
            self.table.clear()
            self.table.update(copy)
