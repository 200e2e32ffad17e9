import random
from concurrent.futures import ThreadPoolExecutor


def hits(points):
    return sum(
        random.random() ** 2 + random.random() ** 2 <= 1
        for _ in range(points)
    )


def estimate_pi(pool, points, seed, parts=4):
    random.seed(seed)
    share = points // parts
    return 4 * sum(pool.map(hits, [share] * parts)) / points


with ThreadPoolExecutor(2) as pool:
    print(estimate_pi(pool, 2000, seed=7))
