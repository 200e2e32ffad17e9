def merge(intervals):
    merged = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            first, last = merged[-1]
            # A nested interval may end earlier than the last one.
            merged[-1] = (first, max(last, end))
        else:
            merged.append((start, end))
    return merged
