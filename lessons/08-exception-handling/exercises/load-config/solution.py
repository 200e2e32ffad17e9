from difflib import get_close_matches

KNOWN = {"pitches": int, "price": int, "deposit": int}


class ConfigError(Exception):
    """The settings can't be used."""


def converter(name):
    try:
        return KNOWN[name]
    except KeyError:
        near = get_close_matches(name, KNOWN, n=1)
        hint = f", did you mean {near[0]!r}?" if near else ""
        # The lookup is no reason: keep it out of sight.
        raise ConfigError(f"unknown {name!r}{hint}") from None


def setting(line):
    name, _, value = line.partition("=")
    name = name.strip()
    convert = converter(name)
    try:
        return name, convert(value)
    except ValueError as error:
        message = f"{name} is no whole number"
        raise ConfigError(message) from error


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
