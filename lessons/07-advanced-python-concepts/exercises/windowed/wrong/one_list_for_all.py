# fails: test_pairs: should be [(5, 7), (7, 9), (9, 4)]
# fails: test_whole: three items make one window of three
# fails: test_endless: the first two windows over 0, 1, 2
# fails: test_windows_are_tuples_of_their_own: and not change
# fails: test_width_one: a window of one item is a tuple
def windows(iterable, n):
    if n < 1:
        raise ValueError("a window needs at least one item")

    def slide():
        window = []
        for item in iterable:
            window.append(item)
            if len(window) > n:
                window.pop(0)
            if len(window) == n:
                yield window

    return slide()
