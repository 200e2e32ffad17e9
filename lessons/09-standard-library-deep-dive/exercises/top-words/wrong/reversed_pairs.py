# fails: test_example: should give
# fails: test_ties: should come as bell, chain, tube
# fails: test_ties_at_the_edge: the first by the alphabet
import re
from collections import Counter


def top(text, n):
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.casefold())
    pairs = Counter(words).items()
    ranked = sorted(pairs, key=lambda p: (p[1], p[0]), reverse=True)
    return ranked[:n]
