from functools import partial
from inspect import signature


def curry(function):
    return partial(function)


def book(lane, climber, hour):
    return f"{climber}: lane {lane}, {hour}:00"


print(curry(book)(3, "Ana", 18))
