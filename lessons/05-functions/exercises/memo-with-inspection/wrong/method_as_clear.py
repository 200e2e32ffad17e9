# fails: test_one_cell: should be inner functions that share one cell
def make_memo(f):
    cache = {}

    def memo(*args, **kwargs):
        key = args, frozenset(kwargs.items())
        if key not in cache:
            cache[key] = f(*args, **kwargs)
        return cache[key]

    memo.cache = cache
    memo.clear = cache.clear
    return memo
