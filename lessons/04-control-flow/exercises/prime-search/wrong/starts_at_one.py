# fails: test_below_two: first_prime_over(0) should be 2, not 1
from itertools import count


def first_prime_over(n):
    for candidate in count(n + 1):
        for divisor in range(2, candidate):
            if divisor * divisor > candidate:
                return candidate
            if candidate % divisor == 0:
                break
        else:
            return candidate
