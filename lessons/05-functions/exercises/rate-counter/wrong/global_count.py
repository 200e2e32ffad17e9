# fails: test_independent: was counted in the tower
hits = 0


def counter(limit):
    global hits
    hits = 0

    def hit():
        global hits
        if hits >= limit:
            return False
        hits += 1
        return True

    def reset():
        global hits
        hits = 0

    def remaining():
        return limit - hits

    return hit, reset, remaining
