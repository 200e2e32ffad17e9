def pick(versions, spec):
    return max(versions)


print(pick(["3.9", "3.10", "4.0"], ">=3.8,<4"))
