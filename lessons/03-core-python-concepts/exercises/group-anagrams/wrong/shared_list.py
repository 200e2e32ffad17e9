# fails: test_groups: expected
# fails: test_case: group returned
# fails: test_empty_strings: should be a group
# fails: test_repeated_letters: bee has one e more than be
def group(words):
    keys = ["".join(sorted(word.lower())) for word in words]
    groups = dict.fromkeys(keys, [])
    for key, word in zip(keys, words):
        groups[key].append(word)
    return list(groups.values())
