# fails: test_list_in_itself: total goes on for ever
# fails: test_longer_way_round: total goes on for ever
# fails: test_dictionary_in_itself: total goes on for ever
def total(obj):
    result = 0
    stack = [obj]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
        elif isinstance(item, bool):
            continue
        elif isinstance(item, int | float):
            result += item
    return result
