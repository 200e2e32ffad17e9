def speedup(p, n, overhead=0):
    return n


def best_workers(p, overhead, most):
    return most


print(speedup(0.5, 2), best_workers(0.95, 0.01, 100))
