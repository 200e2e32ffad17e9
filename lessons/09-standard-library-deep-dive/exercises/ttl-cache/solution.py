import time
from collections import OrderedDict
from functools import partial, update_wrapper
from weakref import WeakKeyDictionary


class Timed:
    def __init__(self, function, seconds, maxsize, clock):
        self.function, self.seconds = function, seconds
        self.maxsize, self.clock = maxsize, clock
        self.own = OrderedDict()
        self.instances = WeakKeyDictionary()
        update_wrapper(self, function)

    def __call__(self, *args, **kwargs):
        return self.ask(self.own, self.function, *args, **kwargs)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        # The instance is a weak key here, and in no stored key.
        cache = self.instances.setdefault(instance, OrderedDict())
        bound = self.function.__get__(instance, owner)
        return partial(self.ask, cache, bound)

    def ask(self, cache, function, /, *args, **kwargs):
        key = args, tuple(kwargs.items())
        if key in cache:
            then, result = cache[key]
            if self.clock() - then < self.seconds:
                cache.move_to_end(key)
                return result
        result = function(*args, **kwargs)
        cache[key] = self.clock(), result
        cache.move_to_end(key)
        if len(cache) > self.maxsize:
            cache.popitem(last=False)
        return result


def ttl_cache(seconds, maxsize, clock=time.monotonic):
    def decorate(function):
        return Timed(function, seconds, maxsize, clock)

    return decorate
