# fails: test_duplicate_is_refused: the second registration should raise
# fails: test_duplicate_changes_nothing: should still be letter
# fails: test_duplicate_of_both_forms: should refuse the class Parcel
registry = {}


def register(given):
    def decorate(thing):
        registry[name] = thing
        return thing

    if isinstance(given, str):
        name = given
        return decorate
    name = given.__name__
    return decorate(given)
