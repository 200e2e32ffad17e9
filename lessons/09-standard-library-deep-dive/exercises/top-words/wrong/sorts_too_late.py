# fails: test_example: should give
# fails: test_ties_at_the_edge: the first by the alphabet
import re
from collections import Counter


def top(text, n):
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.casefold())
    best = Counter(words).most_common(n)
    return sorted(best, key=lambda pair: (-pair[1], pair[0]))
