def may_water(on, dry, night, full):
    if on:
        if dry:
            if night:
                if full:
                    return "water"
                else:
                    return "fill the tank"
            else:
                return "wait for the night"
        else:
            return "wet enough"
    else:
        return "switched off"


print(may_water(True, True, False, True))
