# fails: test_accents: same_text('a', 'á') should be False
from unicodedata import combining, normalize


def plain(text):
    text = normalize("NFD", text).casefold()
    return "".join(c for c in text if not combining(c))


def same_text(a, b):
    return plain(a) == plain(b)
