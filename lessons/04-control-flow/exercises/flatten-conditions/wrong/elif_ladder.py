# fails: test_depth: yours go down 4 levels
# fails: test_guards: a guard clause needs no else
def may_water(on, dry, night, full):
    if not on:
        return "switched off"
    elif not dry:
        return "wet enough"
    elif not night:
        return "wait for the night"
    elif not full:
        return "fill the tank"
    return "water"
