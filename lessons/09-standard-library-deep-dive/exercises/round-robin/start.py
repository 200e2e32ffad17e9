from itertools import chain, zip_longest


def roundrobin(*sources):
    return chain.from_iterable(zip(*sources))


def interleave_longest(*sources, fill=None):
    return chain.from_iterable(zip(*sources))


print(list(roundrobin("AB", "", "xyz")))
print(list(interleave_longest("AB", "x", fill="-")))
