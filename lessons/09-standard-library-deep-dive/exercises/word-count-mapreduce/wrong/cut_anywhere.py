# fails: test_count_words: should count ice twice
# fails: test_whole_words: cut a word in two
# fails: test_as_without_processes: gives another result
from collections import Counter
from multiprocessing import Pool


def chunks(text, size):
    for start in range(0, len(text), size):
        yield text[start : start + size]


def count(piece):
    return Counter(piece.lower().split())


def merge(counts):
    return sum(counts, Counter())


def count_words(text, size, workers):
    with Pool(workers) as pool:
        return merge(pool.map(count, chunks(text, size)))
