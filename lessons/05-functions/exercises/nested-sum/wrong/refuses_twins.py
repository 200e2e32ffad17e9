# fails: test_same_list_twice: doesn't contain itself
def total(obj):
    result = 0
    seen = set()
    stack = [obj]
    while stack:
        item = stack.pop()
        if isinstance(item, list | dict):
            if id(item) in seen:
                raise ValueError("something contains itself")
            seen.add(id(item))
            if isinstance(item, dict):
                item = item.values()
            stack.extend(item)
        elif isinstance(item, int | float):
            if not isinstance(item, bool):
                result += item
    return result
