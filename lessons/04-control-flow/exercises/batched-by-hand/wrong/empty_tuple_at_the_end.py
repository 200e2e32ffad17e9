# fails: test_strict: not [('p', 'e'), ('a', 'r'), ()]
# fails: test_like_batched: should be [], not [()]
def chunks(iterable, n, strict=False):
    if n < 1:
        raise ValueError("n must be at least 1")
    chunk = []
    for item in iterable:
        chunk.append(item)
        if len(chunk) == n:
            yield tuple(chunk)
            chunk = []
    if strict and chunk:
        raise ValueError("the last chunk is incomplete")
    yield tuple(chunk)
