from random import Random


def hits(seed, part, points):
    # The part's own stream: no matter who runs it, and when.
    luck = Random(f"{seed}/{part}")
    return sum(
        luck.random() ** 2 + luck.random() ** 2 <= 1
        for _ in range(points)
    )


def estimate_pi(pool, points, seed, parts=4):
    share, more = divmod(points, parts)
    tasks = [
        pool.submit(hits, seed, part, share + (part < more))
        for part in range(parts)
    ]
    return 4 * sum(task.result() for task in tasks) / points
