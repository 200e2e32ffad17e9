# fails: test_example: should be [40.0, 42.0]
# fails: test_too_few: have no average of three
# fails: test_all_of_them: have one average of three
from collections import deque
from itertools import islice


def moving_average(numbers, n):
    window = deque(islice(numbers, n - 1), maxlen=n)
    for number in numbers:
        window.append(number)
        if len(window) == n:
            yield sum(window) / n
