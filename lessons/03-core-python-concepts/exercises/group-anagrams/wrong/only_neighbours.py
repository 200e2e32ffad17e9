# fails: test_groups: expected
# fails: test_input_unchanged: group changed its input
# fails: test_case: Rye and Yer have the same letters
# fails: test_repeated_letters: bee has one e more
from itertools import groupby


def group(words):
    words.sort(key=sorted)
    return [list(same) for _, same in groupby(words, key=sorted)]
