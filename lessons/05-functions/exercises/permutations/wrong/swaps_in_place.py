# fails: test_three_items: does not support item assignment
# fails: test_first_of_twelve: does not support item assignment
# fails: test_equal_items: does not support item assignment
# fails: test_list_and_tuple: does not support item assignment
# fails: test_items_stay: should stay as it is
def permutations(items, start=0):
    if start >= len(items):
        yield tuple(items)
    for place in range(start, len(items)):
        items[start], items[place] = items[place], items[start]
        yield from permutations(items, start + 1)
        items[start], items[place] = items[place], items[start]
