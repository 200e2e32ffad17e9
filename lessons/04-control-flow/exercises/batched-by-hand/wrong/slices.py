# fails: test_lazy: your answer took 50 items
def chunks(iterable, n, strict=False):
    if n < 1:
        raise ValueError("n must be at least 1")
    items = list(iterable)
    for start in range(0, len(items), n):
        chunk = tuple(items[start : start + n])
        if strict and len(chunk) < n:
            raise ValueError("the last chunk is incomplete")
        yield chunk
