# fails: test_constructor: should store 'a4' and 'b5'
# fails: test_writing: should be stored in capitals
# fails: test_reading: KeyError: 'a4'
# fails: test_equal_to_a_dict: should be True
# fails: test_copy_keeps_the_type: copy() should give an UpperDict
# fails: test_operators: should give an UpperDict
class UpperDict(dict):
    def __setitem__(self, key, value):
        if isinstance(key, str):
            key = key.upper()
        super().__setitem__(key, value)
