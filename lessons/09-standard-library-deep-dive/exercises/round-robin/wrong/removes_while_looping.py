# fails: test_uneven: should give A x B y z
# fails: test_middle_ends_first: should give A x 1 B 2 C 3
from itertools import chain, zip_longest


def roundrobin(*sources):
    iterators = [iter(source) for source in sources]
    while iterators:
        for source in iterators:
            try:
                yield next(source)
            except StopIteration:
                iterators.remove(source)


def interleave_longest(*sources, fill=None):
    return chain.from_iterable(
        zip_longest(*sources, fillvalue=fill)
    )
