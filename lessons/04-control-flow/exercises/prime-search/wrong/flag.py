# fails: test_no_flag: no for loop of yours has an else
from itertools import count
from math import isqrt


def first_prime_over(n):
    for candidate in count(max(n + 1, 2)):
        prime = True
        for divisor in range(2, isqrt(candidate) + 1):
            if candidate % divisor == 0:
                prime = False
                break
        if prime:
            return candidate
