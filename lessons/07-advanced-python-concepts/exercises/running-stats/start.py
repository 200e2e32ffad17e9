def primed(function):
    return function


@primed
def stats():
    speed = yield (0, None, None)
    yield (1, speed, speed)


gauge = stats()
print(next(gauge), gauge.send(8))
