# fails: test_nothing: should be [()], but it is []
def permutations(items):
    if len(items) == 1:
        yield tuple(items)
    for place, item in enumerate(items):
        rest = items[:place] + items[place + 1 :]
        for order in permutations(rest):
            yield (item, *order)
