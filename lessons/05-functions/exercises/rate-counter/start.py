def counter(limit):
    hits = 0

    def hit():
        return True

    def reset():
        hits = 0

    def remaining():
        return limit

    return hit, reset, remaining


hit, reset, remaining = counter(2)
print(hit(), hit(), hit(), remaining())
