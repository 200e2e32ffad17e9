# fails: test_empty_strings: should be a group
def group(words):
    groups = {}
    for word in words:
        key = "".join(sorted(word.lower()))
        if key:
            groups.setdefault(key, []).append(word)
    return list(groups.values())
