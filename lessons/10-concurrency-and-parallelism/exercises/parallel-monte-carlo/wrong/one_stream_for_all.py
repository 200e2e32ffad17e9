# fails: test_parts_differ: they threw the same darts
from random import Random


def hits(seed, points):
    luck = Random(seed)
    return sum(
        luck.random() ** 2 + luck.random() ** 2 <= 1
        for _ in range(points)
    )


def estimate_pi(pool, points, seed, parts=4):
    share, more = divmod(points, parts)
    shares = [share + (part < more) for part in range(parts)]
    found = pool.map(hits, [seed] * parts, shares)
    return 4 * sum(found) / points
