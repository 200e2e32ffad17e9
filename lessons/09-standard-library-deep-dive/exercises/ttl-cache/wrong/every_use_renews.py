# fails: test_expires: the result is too old
# fails: test_use_renews_nothing: should be too old at 80
# fails: test_methods: should not drive each other out
# fails: test_no_leak: still holds it
import time
from collections import OrderedDict


def ttl_cache(seconds, maxsize, clock=time.monotonic):
    def decorate(function):
        cache = OrderedDict()

        def ask(*args, **kwargs):
            key = args, tuple(kwargs.items())
            now = clock()
            if key in cache and now - cache[key][0] < seconds:
                result = cache.pop(key)[1]
            else:
                result = function(*args, **kwargs)
            cache[key] = now, result
            cache.move_to_end(key)
            if len(cache) > maxsize:
                cache.popitem(last=False)
            return result

        return ask

    return decorate
