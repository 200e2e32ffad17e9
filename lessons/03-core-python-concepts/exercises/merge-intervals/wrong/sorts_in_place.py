# fails: test_input_unchanged: merge changed its input
# fails: test_empty: IndexError
def merge(intervals):
    intervals.sort()
    merged = [intervals[0]]
    for start, end in intervals[1:]:
        first, last = merged[-1]
        if start <= last:
            merged[-1] = (first, max(last, end))
        else:
            merged.append((start, end))
    return merged
