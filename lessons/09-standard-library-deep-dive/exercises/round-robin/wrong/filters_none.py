# fails: test_none_is_an_item: None is an item too
# fails: test_error_in_order: should come after A x B
from itertools import chain, zip_longest


def roundrobin(*sources):
    rows = zip_longest(*sources)
    items = chain.from_iterable(rows)
    return (item for item in items if item is not None)


def interleave_longest(*sources, fill=None):
    return chain.from_iterable(
        zip_longest(*sources, fillvalue=fill)
    )
