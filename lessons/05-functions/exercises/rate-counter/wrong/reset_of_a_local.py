# fails: test_reset_reaches_both: should be the whole limit again
# fails: test_independent: a reset in the cellar
# fails: test_reset_after_refusals: remaining() should be 2, not 0
def counter(limit):
    hits = 0

    def hit():
        nonlocal hits
        if hits >= limit:
            return False
        hits += 1
        return True

    def reset():
        hits = 0

    def remaining():
        return limit - hits

    return hit, reset, remaining
