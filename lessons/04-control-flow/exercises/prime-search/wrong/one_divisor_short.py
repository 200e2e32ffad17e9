# fails: test_small: first_prime_over(13) should be 17, not 15
# fails: test_squares: first_prime_over(8) should be 11, not 9
from itertools import count
from math import isqrt


def first_prime_over(n):
    for candidate in count(max(n + 1, 2)):
        for divisor in range(2, isqrt(candidate)):
            if candidate % divisor == 0:
                break
        else:
            return candidate
