# fails: test_error_in_order: should come after A x B
from itertools import chain, zip_longest


def roundrobin(*sources):
    gap = object()
    for row in zip_longest(*sources, fillvalue=gap):
        for item in row:
            if item is not gap:
                yield item


def interleave_longest(*sources, fill=None):
    return chain.from_iterable(
        zip_longest(*sources, fillvalue=fill)
    )
