from unicodedata import normalize


def same_text(a, b):
    return _comparable(a) == _comparable(b)


def _comparable(text):
    # Before, for marks in any order; after, since casefold splits.
    return normalize("NFD", normalize("NFD", text).casefold())
