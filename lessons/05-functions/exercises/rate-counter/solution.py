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
        hits = 0

    def remaining():
        # Worked out at each call: a stored number would not follow.
        return limit - hits

    return hit, reset, remaining
