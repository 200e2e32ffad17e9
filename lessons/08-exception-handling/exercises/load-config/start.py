from difflib import get_close_matches

KNOWN = {"pitches": int, "price": int, "deposit": int}


class ConfigError(Exception):
    """The settings can't be used."""


def load(text):
    settings = {}
    for line in text.splitlines():
        name, _, value = line.partition("=")
        settings[name.strip()] = KNOWN[name.strip()](value)
    return settings


print(load("pitches = 40\nprice = 18"))
print(get_close_matches("prise", KNOWN))
