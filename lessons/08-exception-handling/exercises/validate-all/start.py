def validate(record):
    if not record["name"].strip():
        raise ValueError("name is blank")
    if int(record["nights"]) < 1:
        raise ValueError("nights must be 1 or more")
    return record


print(validate({"name": " Ines ", "nights": "3", "kind": "van"}))
