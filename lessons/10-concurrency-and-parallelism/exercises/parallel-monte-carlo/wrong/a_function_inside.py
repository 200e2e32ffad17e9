# fails: test_in_processes: a process finds a task by its name
from random import Random


def estimate_pi(pool, points, seed, parts=4):
    def hits(part):
        luck = Random(f"{seed}/{part}")
        return sum(
            luck.random() ** 2 + luck.random() ** 2 <= 1
            for _ in range(share + (part < more))
        )

    share, more = divmod(points, parts)
    return 4 * sum(pool.map(hits, range(parts))) / points
