# fails: test_classes: Parcel should be there as 'Parcel' and as 'box'
# fails: test_duplicate_of_both_forms: should refuse the class Parcel
# fails: test_order: in the order in which they were registered
from inspect import isfunction

registry = {}


def register(given):
    def decorate(thing):
        if name in registry:
            holder = registry[name].__name__
            raise ValueError(
                f"{name}: {holder} or {thing.__name__}?"
            )
        registry[name] = thing
        return thing

    name = given.__name__ if isfunction(given) else given
    return decorate(given) if isfunction(given) else decorate
