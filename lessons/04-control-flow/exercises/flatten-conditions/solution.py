def may_water(on, dry, night, full):
    # Each guard may rely on all guards above it.
    if not on:
        return "switched off"
    if not dry:
        return "wet enough"
    if not night:
        return "wait for the night"
    if not full:
        return "fill the tank"
    return "water"
