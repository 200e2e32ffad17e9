from keyword import iskeyword


def classify(name):
    if not name.isidentifier():
        return "invalid"
    # isidentifier() is true for keywords too.
    if iskeyword(name):
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
