from html import escape


def html(template):
    made = []
    for part in template:
        if isinstance(part, str):
            made.append(part)
        else:
            made.append(escape(str(part.value)))
    return "".join(made)


name = "<Zoë>"
print(html(t"<b>{name}</b> pays {112.5:.2f}"))
