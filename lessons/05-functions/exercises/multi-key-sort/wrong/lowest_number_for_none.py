# fails: test_missing_text: not supported between
from operator import itemgetter


def ranked(people, by):
    """Sort by department, then by a field, highest first."""
    by_field = sorted(
        people,
        key=lambda person: (
            float("-inf") if person[by] is None else person[by]
        ),
        reverse=True,
    )
    return sorted(by_field, key=itemgetter("department"))
