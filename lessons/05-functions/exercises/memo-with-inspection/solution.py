def make_memo(f):
    cache = {}

    def memo(*args, **kwargs):
        key = args, frozenset(kwargs.items())
        if key not in cache:
            cache[key] = f(*args, **kwargs)
        return cache[key]

    def clear():
        # Emptied, not replaced: memo.cache is this very dictionary.
        cache.clear()

    memo.cache = cache
    memo.clear = clear
    return memo
