# fails: test_first_in_the_mro: should be ConnectionError
def common_base(*types):
    shared = set(types[0].__mro__)
    for kind in types[1:]:
        shared &= set(kind.__mro__)

    def depth(base):
        return (len(base.__mro__), base.__name__)

    return max(shared, key=depth)
