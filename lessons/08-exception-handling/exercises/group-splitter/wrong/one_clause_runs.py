# fails: test_sorted: two ValueErrors and one OSError
# fails: test_rest_is_raised: a group with it should be raised
# fails: test_nested: should be collected, not groups
# fails: test_subclass: UnicodeError is a ValueError
# fails: test_stop_is_not_lost: should come out again
def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


def handle(error, report):
    all_of_them = list(leaves(error))
    notes = [e for e in all_of_them if isinstance(e, ValueError)]
    files = [e for e in all_of_them if isinstance(e, OSError)]
    if notes:
        report["notes"] += len(notes)
    elif files:
        report["files"].extend(files)
    else:
        raise error
