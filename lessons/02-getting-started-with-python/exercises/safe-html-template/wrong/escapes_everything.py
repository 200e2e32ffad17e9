# fails: test_value_is_escaped: expected '<b>&lt;script&gt;</b>'
# fails: test_format: expected '<i>112.50</i>'
# fails: test_nested: expected '<ul><li>
# fails: test_static_text: expected '<p>a & b</p>'
# fails: test_conversion: expected '<p>
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
            value = convert(part.value, part.conversion)
            made.append(format(value, part.format_spec))
    return escape("".join(made))
