# fails: test_least_recently_used: should drive out Needle
# fails: test_no_leak: still holds it
import time
from weakref import WeakKeyDictionary


def ttl_cache(seconds, maxsize, clock=time.monotonic):
    def decorate(function):
        caches, plain = WeakKeyDictionary(), {}

        def ask(*args, **kwargs):
            try:
                cache = caches.setdefault(args[0], {})
            except (IndexError, TypeError):
                cache = plain
            key = args, tuple(kwargs.items())
            if key in cache and clock() - cache[key][0] < seconds:
                return cache[key][1]
            result = function(*args, **kwargs)
            cache[key] = clock(), result
            if len(cache) > maxsize:
                del cache[next(iter(cache))]
            return result

        return ask

    return decorate
