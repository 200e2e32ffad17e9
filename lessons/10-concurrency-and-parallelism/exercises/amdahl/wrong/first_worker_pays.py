# fails: test_overhead: should be
# fails: test_one_worker: should be exactly 1.0
def speedup(p, n, overhead=0):
    if not 0 <= p <= 1:
        raise ValueError(f"p is a share from 0 to 1, not {p}")
    if n < 1:
        raise ValueError(f"{n} workers can't do anything")
    return 1 / ((1 - p) + p / n + overhead * n)


def best_workers(p, overhead, most):
    # max() gives the first of several best: the fewest workers.
    numbers = range(1, most + 1)
    return max(numbers, key=lambda n: speedup(p, n, overhead))
