# fails: test_case: stay as they are written
def group(words):
    groups = {}
    for word in words:
        word = word.lower()
        key = "".join(sorted(word))
        groups.setdefault(key, []).append(word)
    return list(groups.values())
