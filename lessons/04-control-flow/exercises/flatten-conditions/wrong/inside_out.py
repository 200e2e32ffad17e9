# fails: test_truth_table: should still be 'wait for the night', not 'fill the tank'
def may_water(on, dry, night, full):
    if not full:
        return "fill the tank"
    if not night:
        return "wait for the night"
    if not dry:
        return "wet enough"
    if not on:
        return "switched off"
    return "water"
