# fails: test_dictionary_in_itself: total goes on for ever
def total(obj):
    """Add up the numbers in nested lists and values of dicts."""
    result = 0
    inside = set()
    stack = [(obj, False)]
    while stack:
        item, done = stack.pop()
        if done:
            inside.remove(id(item))
        elif isinstance(item, dict):
            stack.extend((part, False) for part in item.values())
        elif isinstance(item, list):
            if id(item) in inside:
                raise ValueError("something contains itself")
            inside.add(id(item))
            stack.append((item, True))
            stack.extend((part, False) for part in item)
        elif isinstance(item, int | float):
            if not isinstance(item, bool):
                result += item
    return result
