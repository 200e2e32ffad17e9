# fails: test_no_template: should raise a TypeError
from html import escape
from string.templatelib import Template, convert


def html(template):
    if not isinstance(template, Template):
        return escape(str(template))
    made = []
    for part in template:
        if isinstance(part, str):
            made.append(part)
        elif isinstance(part.value, Template):
            made.append(html(part.value))
        else:
            value = convert(part.value, part.conversion)
            made.append(escape(format(value, part.format_spec)))
    return "".join(made)
