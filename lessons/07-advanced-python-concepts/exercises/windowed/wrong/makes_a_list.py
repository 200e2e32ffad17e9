# fails: test_endless: goes on reading an endless iterable
# fails: test_reads_no_more_than_needed: nothing should be read before
def windows(iterable, n):
    if n < 1:
        raise ValueError("a window needs at least one item")
    items = list(iterable)
    return (
        tuple(items[start : start + n])
        for start in range(len(items) - n + 1)
    )
