# fails: test_one_problem: not a bare ValueError
# fails: test_nights: not a bare ValueError
def validate(record):
    problems = []
    name = record.get("name", "").strip()
    if not name:
        problems.append(ValueError("name is blank"))
    try:
        nights = int(record.get("nights", ""))
    except ValueError:
        nights = 0
    if nights < 1:
        problems.append(ValueError("nights must be 1 or more"))
    kind = record.get("kind", "")
    if kind not in ("tent", "van"):
        problems.append(ValueError(f"kind is {kind!r}"))
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise ExceptionGroup("booking", problems)
    return {"name": name, "nights": nights, "kind": kind}
