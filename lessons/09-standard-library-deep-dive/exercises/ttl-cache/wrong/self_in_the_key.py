# fails: test_methods: should not drive each other out
# fails: test_no_leak: still holds it
import time
from collections import OrderedDict


def ttl_cache(seconds, maxsize, clock=time.monotonic):
    def decorate(function):
        cache = OrderedDict()

        def ask(*args, **kwargs):
            key = args, tuple(kwargs.items())
            if key in cache and clock() - cache[key][0] < seconds:
                cache.move_to_end(key)
                return cache[key][1]
            result = function(*args, **kwargs)
            cache[key] = clock(), result
            cache.move_to_end(key)
            if len(cache) > maxsize:
                cache.popitem(last=False)
            return result

        return ask

    return decorate
