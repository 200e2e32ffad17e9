def ranked(people, by):
    """Sort by department, then by a field, highest first."""
    return sorted(people, key=lambda person: person["department"])
