# fails: test_first_of_twelve: 5000 were not enough
def permutations(items):
    if not items:
        yield ()
    for place, item in enumerate(items):
        rest = items[:place] + items[place + 1 :]
        orders = list(permutations(rest))
        yield from [(item, *order) for order in orders]
