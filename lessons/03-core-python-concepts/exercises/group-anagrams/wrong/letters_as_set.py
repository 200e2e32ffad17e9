# fails: test_repeated_letters: bee has one e more than be
def group(words):
    groups = {}
    for word in words:
        key = frozenset(word.lower())
        groups.setdefault(key, []).append(word)
    return list(groups.values())
