# fails: test_keyword_names_and_values: three different calls
def make_memo(f):
    cache = {}

    def memo(*args, **kwargs):
        key = args, frozenset(kwargs)
        if key not in cache:
            cache[key] = f(*args, **kwargs)
        return cache[key]

    def clear():
        cache.clear()

    memo.cache = cache
    memo.clear = clear
    return memo
