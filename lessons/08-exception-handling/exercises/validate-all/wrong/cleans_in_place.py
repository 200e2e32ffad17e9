# fails: test_record_is_kept: the record belongs to the caller
# fails: test_all_problems: should hold three errors
# fails: test_order: they came as ['name']
# fails: test_missing_fields: it gave ['name']
def validate(record):
    problems = []
    record["name"] = record.get("name", "").strip()
    if not record["name"]:
        problems.append(ValueError("name is blank"))
    elif not record.get("nights", "").strip("-").isdigit():
        problems.append(ValueError("nights is no whole number"))
    elif int(record["nights"]) < 1:
        problems.append(ValueError("nights must be 1 or more"))
    elif record.get("kind") not in ("tent", "van"):
        problems.append(ValueError("kind is unknown"))
    if problems:
        raise ExceptionGroup("booking", problems)
    record["nights"] = int(record["nights"])
    return record
