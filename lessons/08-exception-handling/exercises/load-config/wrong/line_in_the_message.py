# fails: test_note_names_the_line: should be ['line 2'], not []
# fails: test_empty_lines: should be ['line 3'], not []
# fails: test_nearest_name: for 'prise' the message should offer
KNOWN = {"pitches": int, "price": int, "deposit": int}


class ConfigError(Exception):
    """The settings can't be used."""


def load(text):
    settings = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        name, _, value = line.partition("=")
        name = name.strip()
        if name not in KNOWN:
            raise ConfigError(f"line {number}: unknown {name!r}")
        try:
            settings[name] = KNOWN[name](value)
        except ValueError as error:
            message = f"line {number}: {name} is no number"
            raise ConfigError(message) from error
    return settings
