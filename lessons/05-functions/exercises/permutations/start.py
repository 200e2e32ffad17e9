def permutations(items):
    """Yield every order of the items, as tuples."""
    yield tuple(items)


print(list(permutations("abc")))
