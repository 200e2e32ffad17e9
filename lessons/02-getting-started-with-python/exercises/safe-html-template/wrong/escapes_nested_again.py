# fails: test_nested: expected '<ul><li>&lt;bell&gt;</li></ul>'
from html import escape
from string.templatelib import Template, convert


def html(template):
    if not isinstance(template, Template):
        raise TypeError("html() needs a t-string")
    made = []
    for part in template:
        if isinstance(part, str):
            made.append(part)
            continue
        value = part.value
        if isinstance(value, Template):
            value = html(value)
        value = convert(value, part.conversion)
        made.append(escape(format(value, part.format_spec)))
    return "".join(made)
