# fails: test_global_luck_is_left_alone: came from random.random
import random


def hits(seed, points):
    random.seed(seed)
    return sum(
        random.random() ** 2 + random.random() ** 2 <= 1
        for _ in range(points)
    )


def estimate_pi(pool, points, seed, parts=4):
    share, more = divmod(points, parts)
    total = 0
    for part in range(parts):
        task = pool.submit(
            hits, f"{seed}/{part}", share + (part < more)
        )
        total += task.result()
    return 4 * total / points
