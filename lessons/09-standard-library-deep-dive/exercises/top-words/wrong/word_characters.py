# fails: test_case: casefold makes
# fails: test_few_words: should give []
# fails: test_quotes: don't make another word
# fails: test_punctuation: stand between words
import re
from collections import Counter


def top(text, n):
    counts = Counter(re.findall(r"[\w']+", text.lower()))
    ranked = sorted(counts.items(), key=lambda p: (-p[1], p[0]))
    return ranked[:n]
