# fails: test_invalid: should raise ValueError
def speedup(p, n, overhead=0):
    if n < 1:
        raise ValueError("no workers")
    return 1 / ((1 - p) + p / n + overhead * (n - 1))


def best_workers(p, overhead, most):
    # max() gives the first of several best: the fewest workers.
    numbers = range(1, most + 1)
    return max(numbers, key=lambda n: speedup(p, n, overhead))
