# fails: test_falsy_results: ask whether the key is there
def make_memo(f):
    cache = {}

    def memo(*args, **kwargs):
        key = args, frozenset(kwargs.items())
        if not cache.get(key):
            cache[key] = f(*args, **kwargs)
        return cache[key]

    def clear():
        cache.clear()

    memo.cache = cache
    memo.clear = clear
    return memo
