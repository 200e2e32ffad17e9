def handle(error, report):
    try:
        raise error
    except ValueError:
        report["notes"] += 1


report = {"notes": 0, "files": []}
handle(ValueError("heavy"), report)
print(report)
