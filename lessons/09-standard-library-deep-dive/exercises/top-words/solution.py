import re
from collections import Counter

# \w without digits and the underscore: letters of any language.
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def top(text, n):
    counts = Counter(WORD.findall(text.casefold()))
    ranked = sorted(counts.items(), key=lambda p: (-p[1], p[0]))
    return ranked[:n]
