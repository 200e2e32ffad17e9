# fails: test_soft_keywords: should return 'function-or-variable'
from keyword import iskeyword, issoftkeyword


def classify(name):
    if not name.isidentifier():
        return "invalid"
    if iskeyword(name) or issoftkeyword(name):
        return "keyword"
    if name.startswith("__") and name.endswith("__"):
        return "dunder"
    if name.startswith("_"):
        return "private"
    if name.isupper():
        return "constant"
    if name[0].isupper():
        return "class"
    return "function-or-variable"
