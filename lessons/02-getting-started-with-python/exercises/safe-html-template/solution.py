from html import escape
from string.templatelib import Template, convert


def html(template):
    if not isinstance(template, Template):
        kind = type(template).__name__
        raise TypeError(f"html() needs a t-string, not {kind}")
    made = []
    for part in template:
        if isinstance(part, str):
            made.append(part)
        elif isinstance(part.value, Template):
            made.append(html(part.value))
        else:
            value = convert(part.value, part.conversion)
            # Escaping comes last: a width counts what is seen.
            made.append(escape(format(value, part.format_spec)))
    return "".join(made)
