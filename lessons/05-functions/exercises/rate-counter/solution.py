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
        # Computed at each call: a stored difference would be a copy.
        return limit - hits

    return hit, reset, remaining
