# fails: test_keyword_order: are the same call
# fails: test_positional_is_not_keyword: got the same key
def make_memo(f):
    cache = {}

    def memo(*args, **kwargs):
        key = args + tuple(kwargs.items())
        if key not in cache:
            cache[key] = f(*args, **kwargs)
        return cache[key]

    def clear():
        cache.clear()

    memo.cache = cache
    memo.clear = clear
    return memo
