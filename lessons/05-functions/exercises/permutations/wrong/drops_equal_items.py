# fails: test_equal_items: three orders, each twice
def permutations(items):
    if not items:
        yield ()
    for item in items:
        rest = [other for other in items if other != item]
        for order in permutations(rest):
            yield (item, *order)
