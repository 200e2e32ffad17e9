# fails: test_example: should be [40.0, 42.0]
# fails: test_endless: should be [0.5, 1.5, 2.5]
# fails: test_too_few: have no average of three
# fails: test_reads_no_further: should come when 6 and 2 are read
# fails: test_all_of_them: have one average of three
# fails: test_an_iterator: should give [3.0, 5.0]
from collections import deque


def moving_average(numbers, n):
    window = deque(maxlen=n)
    for number in numbers:
        window.append(number)
        yield sum(window) / len(window)
