# fails: test_one: should be KeyError, not object
# fails: test_three: should be OSError, not ConnectionError
def common_base(*types):
    first, second = (*types, object)[:2]
    for base in first.__mro__:
        if issubclass(second, base):
            return base
