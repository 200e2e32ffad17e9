# fails: test_limit_zero: remaining() should stay at 0
# fails: test_refused_visitors: refused visitors should not be counted
def counter(limit):
    hits = 0

    def hit():
        nonlocal hits
        hits += 1
        return hits <= limit

    def reset():
        nonlocal hits
        hits = 0

    def remaining():
        return limit - hits

    return hit, reset, remaining
