# fails: test_truth_table: should still be 'fill the tank', not 'water'
def may_water(on, dry, night, full):
    if not on:
        return "switched off"
    if not dry:
        return "wet enough"
    if not night:
        return "wait for the night"
    return "water"
