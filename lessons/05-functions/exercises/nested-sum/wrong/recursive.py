# fails: test_deep: total ran out of frames
def total(obj, inside=()):
    if isinstance(obj, bool):
        return 0
    if isinstance(obj, int | float):
        return obj
    if not isinstance(obj, list | dict):
        return 0
    if id(obj) in inside:
        raise ValueError("something contains itself")
    result = 0
    for item in obj.values() if isinstance(obj, dict) else obj:
        result += total(item, (*inside, id(obj)))
    return result
