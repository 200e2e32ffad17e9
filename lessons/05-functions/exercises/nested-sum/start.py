def total(obj):
    """Add up the numbers in nested lists and values of dicts."""
    result = 0
    for item in obj:
        if isinstance(item, list):
            result += total(item)
        else:
            result += item
    return result


print(total([1, [2, 3.5]]))
