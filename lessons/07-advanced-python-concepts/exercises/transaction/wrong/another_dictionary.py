# fails: test_changed_value: should be {'bowls': 4} again
# fails: test_added_and_deleted: should be back and 'plates' gone
# fails: test_empty_table: what was empty should be empty again
# fails: test_same_dictionary: the dictionary itself should be restored
# fails: test_nested_inner_fails: the inner transaction should go back
# fails: test_nested_outer_fails: the inner one's changes
# fails: test_reuse: the second use should go back
# fails: test_inside_itself: should still know its own start
# fails: test_values_are_not_copied: KeyError
class Transaction:
    def __init__(self, table):
        self.table = table
        self.copies = []

    def __enter__(self):
        self.copies.append(dict(self.table))

    def __exit__(self, kind, error, trace):
        copy = self.copies.pop()
        if kind is not None:
            self.table = copy
