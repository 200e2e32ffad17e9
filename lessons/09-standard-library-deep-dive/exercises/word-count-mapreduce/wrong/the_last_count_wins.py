# fails: test_count_words: should count ice twice
# fails: test_merge_in_any_order: b 5 times
# fails: test_as_without_processes: gives another result
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
    total = {}
    for one in counts:
        total |= one
    return Counter(total)


def count_words(text, size, workers):
    with Pool(workers) as pool:
        return merge(pool.map(count, chunks(text, size)))
