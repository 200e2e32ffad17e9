from collections import Counter
from multiprocessing import Pool


def chunks(text, size):
    start = 0
    while start < len(text):
        end = start + size
        # Past the end of the word that the cut would go through.
        while end < len(text) and not text[end].isspace():
            end += 1
        yield text[start:end]
        start = end


def count(piece):
    return Counter(piece.lower().split())


def merge(counts):
    total = Counter()
    for one in counts:
        total.update(one)
    return total


def count_words(text, size, workers):
    with Pool(workers) as pool:
        return merge(pool.map(count, chunks(text, size)))
