# fails: test_small: first_prime_over(13) should be 17, not 15
# fails: test_squares: first_prime_over(8) should be 11, not 9
# fails: test_large: first_prime_over(1000000) should be 1000003, not 1000001
# fails: test_no_flag: no for loop of yours has an else
# fails: test_below_two: first_prime_over(1) should be 2, not 3
from itertools import count


def first_prime_over(n):
    for candidate in count(n + 1):
        for divisor in range(2, candidate):
            if candidate % divisor == 0:
                break
            else:
                return candidate
