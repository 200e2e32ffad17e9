def ranked(people, by):
    """Return people by department, then by a field, highest first."""
    return sorted(people, key=lambda person: person["department"])
