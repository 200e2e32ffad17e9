# fails: test_n: list(chunks([1, 2], 0)) should raise ValueError; it gave []
from itertools import islice


def chunks(iterable, n, strict=False):
    iterator = iter(iterable)
    while chunk := tuple(islice(iterator, n)):
        if strict and len(chunk) < n:
            raise ValueError("the last chunk is incomplete")
        yield chunk
