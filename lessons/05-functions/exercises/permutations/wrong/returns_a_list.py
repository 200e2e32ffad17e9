# fails: test_first_of_twelve: permutations should be a generator
def permutations(items):
    if not items:
        return [()]
    return [
        (item, *order)
        for place, item in enumerate(items)
        for order in permutations(
            items[:place] + items[place + 1 :]
        )
    ]
