# fails: test_changed_value: should go on, not vanish
# fails: test_added_and_deleted: should go on, not vanish
# fails: test_empty_table: should go on, not vanish
# fails: test_same_dictionary: should go on, not vanish
# fails: test_nested_inner_fails: you gave nothing
# fails: test_nested_outer_fails: should go on, not vanish
# fails: test_reuse: should go on, not vanish
# fails: test_inside_itself: should go on, not vanish
# fails: test_values_are_not_copied: should go on, not vanish
class Transaction:
    def __init__(self, table):
        self.table = table
        self.copies = []

    def __enter__(self):
        self.copies.append(dict(self.table))

    def __exit__(self, kind, error, trace):
        copy = self.copies.pop()
        if kind is not None:
            self.table.clear()
            self.table.update(copy)
        return True
