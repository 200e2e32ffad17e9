def enforce(function):
    return function


@enforce
def fee(days: int):
    return 2 * days


print(fee("3"))
