# fails: test_text: should be [("a", "p"), ("p", "l"), ("e",)]
# fails: test_strict: should raise ValueError; it gave [('a', 'p'), ('p', 'l')]
# fails: test_like_batched: list(chunks(range(1), 2)) should be [(0,)], not []
# fails: test_iterator: should be [(1, 2), (3,)], not [(1, 2)]
def chunks(iterable, n, strict=False):
    if n < 1:
        raise ValueError("n must be at least 1")
    chunk = []
    for item in iterable:
        chunk.append(item)
        if len(chunk) == n:
            yield tuple(chunk)
            chunk = []
