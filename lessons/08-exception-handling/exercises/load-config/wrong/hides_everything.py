# fails: test_cause_of_a_bad_value: and it is None
# fails: test_empty_lines: should be ['line 3'], not ['line 1']
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
        raise ConfigError(f"unknown {name!r}, try {near}") from None
    except ValueError:
        raise ConfigError(f"{name} is no whole number") from None


def load(text):
    settings = {}
    lines = [line for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines, start=1):
        try:
            name, value = setting(line)
        except ConfigError as error:
            error.add_note(f"line {number}")
            raise
        settings[name] = value
    return settings
