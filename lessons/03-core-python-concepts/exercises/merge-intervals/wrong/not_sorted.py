# fails: test_apart: expected
# fails: test_any_order: the input is not sorted
def merge(intervals):
    merged = []
    for start, end in intervals:
        if merged and start <= merged[-1][1]:
            first, last = merged[-1]
            merged[-1] = (min(first, start), max(last, end))
        else:
            merged.append((start, end))
    return merged
