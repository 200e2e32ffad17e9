# fails: test_example: should give
# fails: test_ties: should come as bell, chain, tube
# fails: test_ties_at_the_edge: the first by the alphabet
import re
from collections import Counter


def top(text, n):
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.casefold())
    return Counter(words).most_common(n)
