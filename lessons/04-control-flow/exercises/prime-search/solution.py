from itertools import count
from math import isqrt


def first_prime_over(n):
    for candidate in count(max(n + 1, 2)):
        for divisor in range(2, isqrt(candidate) + 1):
            if candidate % divisor == 0:
                break
        # Of the loop, not of the if: no divisor was found.
        else:
            return candidate
