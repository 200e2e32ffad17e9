# fails: test_naked: an OSError alone should be collected
def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


def handle(error, report):
    if not isinstance(error, BaseExceptionGroup):
        raise error
    notes, rest = error.split(ValueError)
    report["notes"] += len(list(leaves(notes))) if notes else 0
    files, rest = rest.split(OSError) if rest else (None, None)
    report["files"].extend(leaves(files) if files else [])
    if rest:
        raise rest
