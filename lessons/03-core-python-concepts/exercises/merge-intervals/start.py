def merge(intervals):
    return sorted(intervals)


print(merge([(9, 12), (6, 8), (8, 10)]))
