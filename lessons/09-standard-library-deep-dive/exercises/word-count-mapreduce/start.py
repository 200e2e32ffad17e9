from collections import Counter
from multiprocessing import Pool


def chunks(text, size):
    for start in range(0, len(text), size):
        yield text[start : start + size]


def merge(counts):
    raise NotImplementedError


def count_words(text, size, workers):
    return Counter(text.split())


if __name__ == "__main__":
    print(list(chunks("Ice and ice", 3)))
