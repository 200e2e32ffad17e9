from itertools import count, islice

from answer import moving_average


def source(numbers, read):
    for number in numbers:
        read.append(number)
        yield number


def test_example():
    """Averages of three"""
    got = list(moving_average([40, 30, 50, 46], 3))
    assert got == [40.0, 42.0], (
        "the averages of three of [40, 30, 50, 46] should be"
        f" [40.0, 42.0], not {got}"
    )


def test_endless():
    """An endless input is no problem"""
    read = []
    averages = moving_average(
        source(islice(count(), 1000), read), 2
    )
    got = list(islice(averages, 3))
    assert got == [0.5, 1.5, 2.5], (
        "the first averages of two of 0, 1, 2, … should be"
        f" [0.5, 1.5, 2.5], not {got}"
    )
    assert len(read) < 1000, (
        "the whole input was read before the first averages came;"
        " an endless one would never give any"
    )


def test_too_few():
    """Fewer than n numbers give nothing"""
    got = (
        list(moving_average([4, 8], 3)),
        list(moving_average([], 1)),
    )
    assert got == ([], []), (
        "two numbers have no average of three, and none has none of"
        f" one: [] and [] were expected, not {got[0]} and {got[1]}"
    )


# hidden
def test_window_of_one():
    """With n of 1 the numbers come back"""
    got = list(moving_average([3, 5, 4], 1))
    assert got == [3, 5, 4], (
        f"with n=1 every number is its own average; you give {got}"
    )


def test_reads_no_further():
    """An average comes when its last number is read"""
    read = []
    averages = moving_average(source([6, 2, 7, 9], read), 2)
    next(averages)
    assert read == [6, 2], (
        "the first average of two should come when 6 and 2 are"
        f" read; by then you had read {read}"
    )
    next(averages)
    assert read == [6, 2, 7], (
        "the second average of two should need one number more; by"
        f" then you had read {read}"
    )


def test_all_of_them():
    """A window as long as the input gives one average"""
    got = list(moving_average((1, 2, 6), 3))
    assert got == [3.0], (
        "three numbers have one average of three, [3.0]; you give"
        f" {got}"
    )


def test_an_iterator():
    """An iterator is read once, from its place"""
    numbers = iter([100, 2, 4, 6])
    next(numbers)
    got = list(moving_average(numbers, 2))
    assert got == [3.0, 5.0], (
        "an iterator that has given away its first number should"
        f" give [3.0, 5.0], not {got}"
    )
