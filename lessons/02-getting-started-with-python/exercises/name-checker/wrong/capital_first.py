# fails: test_letters: should return 'constant', not 'class'
# fails: test_digits_and_letters: classify('LANE_7') should return
from keyword import iskeyword


def classify(name):
    if not name.isidentifier():
        return "invalid"
    if iskeyword(name):
        return "keyword"
    if name.startswith("__") and name.endswith("__"):
        return "dunder"
    if name.startswith("_"):
        return "private"
    if name[0].isupper():
        return "class"
    if name.isupper():
        return "constant"
    return "function-or-variable"
