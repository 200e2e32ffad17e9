# fails: test_bools: should be 2, but it is 4
def total(obj):
    result = 0
    inside = set()
    stack = [(obj, False)]
    while stack:
        item, done = stack.pop()
        if done:
            inside.remove(id(item))
        elif isinstance(item, list | dict):
            if id(item) in inside:
                raise ValueError("something contains itself")
            inside.add(id(item))
            stack.append((item, True))
            if isinstance(item, dict):
                item = item.values()
            stack.extend((part, False) for part in item)
        elif isinstance(item, int | float):
            result += item
    return result
