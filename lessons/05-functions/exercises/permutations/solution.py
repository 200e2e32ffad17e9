def permutations(items):
    """Yield every order of the items, as tuples."""
    if not items:
        # There is one way to put nothing in order.
        yield ()
    for place, item in enumerate(items):
        rest = items[:place] + items[place + 1 :]
        for order in permutations(rest):
            yield (item, *order)
