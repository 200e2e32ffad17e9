def clean_name(text):
    if not text.strip():
        raise ValueError("name is blank")
    return text.strip()


def clean_nights(text):
    try:
        nights = int(text)
    except ValueError as error:
        raise ValueError("nights is no whole number") from error
    if nights < 1:
        raise ValueError(f"nights must be 1 or more, not {nights}")
    return nights


def clean_kind(text):
    if text not in ("tent", "van"):
        raise ValueError(f"kind must be tent or van, not {text!r}")
    return text


FIELDS = {
    "name": clean_name,
    "nights": clean_nights,
    "kind": clean_kind,
}


def validate(record):
    cleaned, problems = {}, []
    for field, clean in FIELDS.items():
        try:
            cleaned[field] = clean(record.get(field, ""))
        except ValueError as error:
            problems.append(error)
    # One problem is a group too: callers need a single handler.
    if problems:
        raise ExceptionGroup("booking", problems)
    return cleaned
