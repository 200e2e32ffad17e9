# fails: test_clear_forgets: memo.cache still has an entry after memo.clear()
def make_memo(f):
    cache = {}

    def memo(*args, **kwargs):
        key = args, frozenset(kwargs.items())
        if key not in cache:
            cache[key] = f(*args, **kwargs)
        return cache[key]

    def clear():
        nonlocal cache
        cache = {}

    memo.cache = cache
    memo.clear = clear
    return memo
