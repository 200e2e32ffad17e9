# fails: test_underscores: classify('__len__') should return 'dunder'
from keyword import iskeyword


def classify(name):
    if not name.isidentifier():
        return "invalid"
    if iskeyword(name):
        return "keyword"
    if name.startswith("_"):
        return "private"
    if name.startswith("__") and name.endswith("__"):
        return "dunder"
    if name.isupper():
        return "constant"
    if name[0].isupper():
        return "class"
    return "function-or-variable"
