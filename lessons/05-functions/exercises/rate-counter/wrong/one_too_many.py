# fails: test_limit: should return True, True, False
# fails: test_limit_zero: nobody may come in
# fails: test_refused_visitors: refused visitors should not be counted
# fails: test_reset_after_refusals: should be the same as before
def counter(limit):
    hits = 0

    def hit():
        nonlocal hits
        if hits > limit:
            return False
        hits += 1
        return True

    def reset():
        nonlocal hits
        hits = 0

    def remaining():
        return limit - hits

    return hit, reset, remaining
