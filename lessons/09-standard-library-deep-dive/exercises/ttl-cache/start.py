import time
from functools import lru_cache


def ttl_cache(seconds, maxsize, clock=time.monotonic):
    def decorate(function):
        return lru_cache(maxsize)(function)

    return decorate


@ttl_cache(60, 100)
def weather(crag):
    print("asking")
    return "dry"


print(weather("Moss"), weather("Moss"))
