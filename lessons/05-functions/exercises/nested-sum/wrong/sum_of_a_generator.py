# fails: test_deep: total ran out of frames
# fails: test_list_in_itself: so total should raise ValueError
# fails: test_longer_way_round: so total should raise ValueError
# fails: test_dictionary_in_itself: so total should raise
def total(obj):
    if isinstance(obj, dict):
        return sum(total(item) for item in obj.values())
    if isinstance(obj, list):
        return sum(total(item) for item in obj)
    number = isinstance(obj, int | float)
    return obj if number and not isinstance(obj, bool) else 0
