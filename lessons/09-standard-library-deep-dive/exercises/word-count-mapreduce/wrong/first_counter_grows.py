# fails: test_merge_in_any_order: and backwards
from collections import Counter
from multiprocessing import Pool


def chunks(text, size):
    start = 0
    while start < len(text):
        end = start + size
        while end < len(text) and not text[end].isspace():
            end += 1
        yield text[start:end]
        start = end


def count(piece):
    return Counter(piece.lower().split())


def merge(counts):
    counts = list(counts)
    total = counts[0]
    for one in counts[1:]:
        total.update(one)
    return total


def count_words(text, size, workers):
    with Pool(workers) as pool:
        return merge(pool.map(count, chunks(text, size)))
