from itertools import count


def first_prime_over(n):
    for candidate in count(n + 1):
        for divisor in range(2, candidate):
            if candidate % divisor == 0:
                break
        return candidate


print(first_prime_over(13))
