# fails: test_reads_no_further: by then you had read
from collections import deque
from itertools import islice


def moving_average(numbers, n):
    numbers = iter(numbers)
    window = deque(islice(numbers, n), maxlen=n)
    for number in numbers:
        yield sum(window) / n
        window.append(number)
    if len(window) == n:
        yield sum(window) / n
