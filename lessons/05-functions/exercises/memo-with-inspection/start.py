def make_memo(f):
    def memo(*args, **kwargs):
        return f(*args, **kwargs)

    return memo


def measure(room):
    print("measuring", room)
    return len(room) * 10


memo = make_memo(measure)
print(memo("hall"), memo("hall"))
