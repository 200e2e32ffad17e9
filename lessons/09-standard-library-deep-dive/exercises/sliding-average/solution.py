from collections import deque
from itertools import accumulate, islice


def moving_average(numbers, n):
    numbers = iter(numbers)
    window = deque(islice(numbers, n))
    if len(window) < n:
        return

    def changes():
        yield sum(window)
        for number in numbers:
            # The total moves by what comes in and what goes out.
            window.append(number)
            yield number - window.popleft()

    for total in accumulate(changes()):
        yield total / n
