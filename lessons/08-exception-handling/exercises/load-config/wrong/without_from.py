# fails: test_cause_of_a_bad_value: should be the ValueError
# fails: test_lookup_is_hidden: would still show KeyError
from difflib import get_close_matches

KNOWN = {"pitches": int, "price": int, "deposit": int}


class ConfigError(Exception):
    """The settings can't be used."""


def setting(line):
    name, _, value = line.partition("=")
    name = name.strip()
    try:
        return name, KNOWN[name](value)
    except KeyError:
        near = get_close_matches(name, KNOWN, n=1)
        raise ConfigError(f"unknown {name!r}, try {near}")
    except ValueError:
        raise ConfigError(f"{name} is no whole number")


def load(text):
    settings = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            name, value = setting(line)
        except ConfigError as error:
            error.add_note(f"line {number}")
            raise
        settings[name] = value
    return settings
