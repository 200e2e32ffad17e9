# fails: test_two_parents: should be LookupError, not Exception
# fails: test_first_in_the_mro: should be KeyError, not
def ancestors(kind):
    line = [kind]
    while line[-1] is not object:
        line.append(line[-1].__base__)
    return line


def common_base(*types):
    for base in ancestors(types[0]):
        if all(base in ancestors(kind) for kind in types):
            return base
