registry = {}


def register(given):
    registry[given.__name__] = given


@register
def letter(kilos):
    return 0.95 + 1.33 * kilos


print(list(registry), letter)
