# fails: test_conversion: expected '<p>&#x27;a &lt; b&#x27;</p>'
# fails: test_conversion_and_format: expected '**&lt;**'
# fails: test_format: Unknown format code 'f'
from html import escape
from string.templatelib import Template, convert


def html(template):
    if not isinstance(template, Template):
        raise TypeError("html() needs a t-string")
    made = []
    for part in template:
        if isinstance(part, str):
            made.append(part)
        elif isinstance(part.value, Template):
            made.append(html(part.value))
        else:
            value = escape(str(part.value))
            value = convert(value, part.conversion)
            made.append(format(value, part.format_spec))
    return "".join(made)
