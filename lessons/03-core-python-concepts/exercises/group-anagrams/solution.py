from collections import defaultdict


def group(words):
    groups = defaultdict(list)
    for word in words:
        # A tuple, since a list can't be a key.
        groups[tuple(sorted(word.lower()))].append(word)
    return list(groups.values())
