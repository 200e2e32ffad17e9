# fails: test_conversion: expected '<p>&#x27;a &lt; b&#x27;</p>'
# fails: test_conversion_and_format: expected '   &#x27;
from html import escape
from string.templatelib import Template


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
            text = format(part.value, part.format_spec)
            made.append(escape(text))
    return "".join(made)
