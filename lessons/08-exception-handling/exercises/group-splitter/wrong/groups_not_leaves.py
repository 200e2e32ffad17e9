# fails: test_nested: are three
def handle(error, report):
    try:
        raise error
    except* ValueError as group:
        report["notes"] += len(group.exceptions)
    except* OSError as group:
        report["files"].extend(group.exceptions)
