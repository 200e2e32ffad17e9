# fails: test_all_darts: Are some never thrown
from random import Random


def hits(seed, part, points):
    luck = Random(f"{seed}/{part}")
    return sum(
        luck.random() ** 2 + luck.random() ** 2 <= 1
        for _ in range(points)
    )


def estimate_pi(pool, points, seed, parts=4):
    tasks = [
        pool.submit(hits, seed, part, points // parts)
        for part in range(parts)
    ]
    return 4 * sum(task.result() for task in tasks) / points
