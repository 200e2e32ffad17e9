# fails: test_all_or_nothing: the smallest number is 1
def speedup(p, n, overhead=0):
    if not 0 <= p <= 1:
        raise ValueError(f"p is a share from 0 to 1, not {p}")
    if n < 1:
        raise ValueError(f"{n} workers can't do anything")
    return 1 / ((1 - p) + p / n + overhead * (n - 1))


def best_workers(p, overhead, most):
    numbers = range(most, 0, -1)
    return max(numbers, key=lambda n: speedup(p, n, overhead))
