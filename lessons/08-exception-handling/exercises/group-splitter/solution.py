def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


def handle(error, report):
    try:
        raise error
    # What is left over is raised again by except* itself.
    except* ValueError as group:
        report["notes"] += len(list(leaves(group)))
    except* OSError as group:
        report["files"].extend(leaves(group))
