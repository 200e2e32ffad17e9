# fails: test_one: should be KeyError, not LookupError
# fails: test_parent_and_child: should be OSError, not Exception
# fails: test_other_classes: should be int, not object
def common_base(*types):
    for base in types[0].__mro__[1:]:
        if all(issubclass(kind, base) for kind in types):
            if base not in types:
                return base
