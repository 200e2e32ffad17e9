# fails: test_order: they came as ['kind', 'nights', 'name']
# fails: test_missing_fields: and it returned {}
# fails: test_nights: message should begin with nights
def clean_name(text):
    if not text.strip():
        raise ValueError("name is blank")
    return text.strip()


def clean_nights(text):
    if int(text) < 1:
        raise ValueError("nights must be 1 or more")
    return int(text)


def clean_kind(text):
    if text not in ("tent", "van"):
        raise ValueError(f"kind is {text!r}")
    return text


CLEAN = {
    "kind": clean_kind,
    "name": clean_name,
    "nights": clean_nights,
}


def validate(record):
    cleaned, problems = {}, []
    for field, text in record.items():
        try:
            cleaned[field] = CLEAN[field](text)
        except ValueError as error:
            problems.append(error)
    if problems:
        raise ExceptionGroup("booking", problems)
    return cleaned
