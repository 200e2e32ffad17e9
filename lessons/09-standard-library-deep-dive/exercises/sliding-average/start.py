from collections import deque
from itertools import accumulate, islice


def moving_average(numbers, n):
    numbers = list(numbers)
    yield sum(numbers) / n


print(list(moving_average([40, 30, 50, 46], 3)))
