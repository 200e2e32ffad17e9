from itertools import islice


def chunks(iterable, n, strict=False):
    if n < 1:
        raise ValueError("n must be at least 1")
    # One iterator for all chunks: each begins where one ended.
    iterator = iter(iterable)
    while chunk := tuple(islice(iterator, n)):
        if strict and len(chunk) < n:
            raise ValueError("the last chunk is incomplete")
        yield chunk
