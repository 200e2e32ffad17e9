# fails: test_reset_after_refusals: remaining() should be 2
def counter(limit):
    hits = 0

    def hit():
        nonlocal hits
        if hits >= limit:
            return False
        hits += 1
        return True

    def reset():
        nonlocal hits
        hits -= 1

    def remaining():
        return limit - hits

    return hit, reset, remaining
