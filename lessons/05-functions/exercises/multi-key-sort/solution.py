from operator import itemgetter


def ranked(people, by):
    """Sort by department, then by a field, highest first."""
    # Sorting is stable: the key that matters more is sorted last.
    by_field = sorted(
        people,
        key=lambda person: (person[by] is not None, person[by]),
        reverse=True,
    )
    return sorted(by_field, key=itemgetter("department"))
